import type { Node } from 'yaml';
import {
  DigestDefinition,
  DigestName,
  DigestSubject,
  Grouping,
} from '../../model/digest/digest-definition.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import type { Problem } from '../../model/problem.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import {
  listOf,
  oneOf,
  refuseUnknownKeys,
  shown,
  textOf,
  wholeNumber,
} from './definition-fields.ts';
import { type Complaints, readDefinitionFile, type Section } from './definition-file.ts';
import { parseSchedule } from './parse-schedule.ts';

const KEYS = [
  'title',
  'schedule',
  'channel',
  'kinds',
  'minimum_relevancy',
  'query',
  'what',
  'limit',
  'most_per_page',
  'most_per_theme',
  'group_by',
  'empty',
];
const KEYS_OF_ITEMS = [
  'kinds',
  'minimum_relevancy',
  'query',
  'most_per_page',
  'most_per_theme',
  'group_by',
];
const DEFAULT_LIMIT = 10;
const CHANNEL_NAME = /^#[\p{L}\p{M}\p{N}_-]{1,80}$/u;
const CHANNEL_ID = /^[CG][A-Z0-9]{6,20}$/;
const PLURALS: Readonly<Record<ItemKind, string>> = {
  signal: 'signals',
  concern: 'concerns',
  behavior: 'behaviors',
  technology: 'technologies',
  issue: 'issues',
};

export type DefinitionOutcome =
  | { readonly kind: 'definition'; readonly definition: DigestDefinition }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads one definition file, every default filled in, or says all that is
 * wrong with it: where, what is allowed, with an example.
 *
 * @param file - its name, `weekly.yml`: the digest is called `weekly`.
 */
export function parseDefinition(file: string, text: string): DefinitionOutcome {
  const { root, complaints } = readDefinitionFile(file, text);
  const name = parseName(file, complaints);
  if (root === null || name === undefined) {
    return { kind: 'problems', problems: complaints.problems };
  }
  refuseUnknownKeys(root, KEYS, complaints);
  refuseKeysOfItems(root, complaints);
  const read = readFields(root, name, complaints);
  const definition = DigestDefinition.safeParse(read);
  if (complaints.problems.length > 0) {
    return { kind: 'problems', problems: complaints.problems };
  }
  if (!definition.success) {
    const [issue] = definition.error.issues;
    complaints.add(null, 'definition', `\`${issue?.path.join('.')}\`: ${issue?.message}.`);
    return { kind: 'problems', problems: complaints.problems };
  }
  return { kind: 'definition', definition: definition.data };
}

function readFields(root: Section, name: DigestName, complaints: Complaints) {
  const given = (key: string) => root.keys.get(key);
  const optional = <T>(key: string, read: (node: Node | null) => T | undefined, otherwise: T) => {
    const entry = given(key);
    return entry === undefined ? otherwise : read(entry.value ?? entry.key);
  };
  if (given('schedule') === undefined) {
    missing('schedule', 'schedule: {every: week, on: monday, at: "09:00", timezone: Europe/Paris}');
  }
  if (given('channel') === undefined) {
    missing('channel', 'channel: "#foresight"');
  }
  function missing(key: string, example: string) {
    complaints.add(null, key, `\`${key}\` is missing, for example \`${example}\`.`);
  }
  const share = (node: Node | null, key: string) =>
    wholeNumber(node, key, { min: 1, max: 50, example: 3 }, complaints);
  const schedule = given('schedule');
  return {
    name,
    title: optional('title', (node) => parseTitle(node, complaints), titleOf(name)),
    schedule:
      schedule === undefined
        ? undefined
        : parseSchedule(schedule.value ?? schedule.key, complaints),
    channel: optional('channel', () => parseChannel(given('channel')?.value, complaints), ''),
    kinds: optional('kinds', (node) => parseKinds(node, complaints), [...ITEM_KINDS]),
    minimumRelevancy: optional(
      'minimum_relevancy',
      (node) =>
        textOf(node) === 'none'
          ? null
          : wholeNumber(node, 'minimum_relevancy', { min: 1, max: 5, example: 4 }, complaints),
      null,
    ),
    query: optional('query', () => parseQueryText(given('query')?.value, complaints), ''),
    limit: optional(
      'limit',
      (node) => wholeNumber(node, 'limit', { min: 1, max: 50, example: 10 }, complaints),
      DEFAULT_LIMIT,
    ),
    what: optional(
      'what',
      (node) => oneOf(node, 'what', DigestSubject.options, complaints),
      'items',
    ),
    perPage: optional('most_per_page', (node) => share(node, 'most_per_page'), null),
    perTheme: optional('most_per_theme', (node) => share(node, 'most_per_theme'), null),
    grouping: optional(
      'group_by',
      (node) => oneOf(node, 'group_by', Grouping.options, complaints),
      'page',
    ),
    empty: optional('empty', (node) => oneOf(node, 'empty', ['skip', 'post'], complaints), 'skip'),
  };
}

/** A digest of reviews chooses nothing from the archive. */
function refuseKeysOfItems(root: Section, complaints: Complaints): void {
  if (textOf(root.keys.get('what')?.value)?.toLowerCase() !== 'review') {
    return;
  }
  for (const key of KEYS_OF_ITEMS) {
    const entry = root.keys.get(key);
    if (entry !== undefined) {
      complaints.add(
        entry.key,
        'key-of-items',
        `\`${key}\` chooses items, and with \`what: review\` there are none to choose. Leave it out.`,
      );
    }
  }
}

function parseName(file: string, complaints: Complaints): DigestName | undefined {
  const stem = file.replace(/\.yml$/, '');
  const name = DigestName.safeParse(stem);
  if (name.success) {
    return name.data;
  }
  const better = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  complaints.add(
    null,
    'name',
    `The file's name is the digest's: up to 60 lower-case letters, digits and hyphens, for example \`${better === '' ? 'weekly' : better}.yml\`.`,
  );
  return undefined;
}

function titleOf(name: DigestName): string {
  const words = name.replaceAll('-', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function parseTitle(node: Node | null, complaints: Complaints): string | undefined {
  const text = textOf(node)?.replaceAll(/\s+/g, ' ');
  if (text !== undefined && text.length <= 120) {
    return text;
  }
  complaints.add(
    node,
    'title',
    `\`title\` is a text of 1 to 120 characters, for example \`title: Weekly signals\`; found ${shown(node)}.`,
  );
  return undefined;
}

function parseChannel(node: Node | null | undefined, complaints: Complaints): string | undefined {
  const text = textOf(node)?.normalize('NFC');
  if (text !== undefined && (CHANNEL_NAME.test(text) || CHANNEL_ID.test(text))) {
    return text.startsWith('#') ? text.toLowerCase() : text;
  }
  const bare = text !== undefined && CHANNEL_NAME.test(`#${text}`) ? `#${text}` : '#foresight';
  const why =
    text === undefined ? ' (without quotes YAML takes everything after # for a comment)' : '';
  complaints.add(
    node,
    'channel',
    `\`channel\` is a channel's name in quotes or its id, for example \`channel: "${bare.toLowerCase()}"\` or \`channel: C0123ABCD\`; found ${shown(node)}${why}.`,
  );
  return undefined;
}

function parseKinds(node: Node | null, complaints: Complaints): readonly ItemKind[] | undefined {
  if (textOf(node)?.toLowerCase() === 'all') {
    return ITEM_KINDS;
  }
  const found = listOf(node);
  const wanted = found.map((each) => {
    const text = textOf(each)?.toLowerCase();
    return ITEM_KINDS.find((kind) => kind === text || PLURALS[kind] === text);
  });
  const wrong = found.find((_, n) => wanted[n] === undefined);
  if (found.length > 0 && wrong === undefined) {
    return ITEM_KINDS.filter((kind) => wanted.includes(kind));
  }
  complaints.add(
    wrong ?? node,
    'kinds',
    `\`kinds\` is all, or some of ${Object.values(PLURALS).join(', ')}, for example \`kinds: [signals, issues]\`; found ${shown(wrong ?? node)}.`,
  );
  return undefined;
}

function parseQueryText(node: Node | null | undefined, complaints: Complaints): string | undefined {
  const text = textOf(node);
  if (text === undefined) {
    return '';
  }
  // Any day serves: whether a query can be read does not depend on it.
  const outcome = parseQuery(text, '2026-01-01');
  if (outcome.kind === 'query') {
    return text;
  }
  complaints.add(node, 'query', unreadableSentence(outcome));
  return undefined;
}
