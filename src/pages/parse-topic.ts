import type { Problem } from '../model/problem.ts';
import type { ClosestLink } from '../model/summary.ts';
import type { Topic } from '../model/topic.ts';
import { decodePage } from './decode-page.ts';
import { bareText } from './heading-name.ts';
import { plainText } from './plain-text.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';

/** A file that lies where topics do. */
export interface TopicSource {
  /** Relative to the archive; only for problems. */
  readonly file: string;
  /** The name of its folder. */
  readonly slug: string;
  readonly bytes: Uint8Array;
}

export type ParsedTopic =
  | { readonly kind: 'topic'; readonly topic: Topic; readonly warnings: readonly Problem[] }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

type TopicSection = 'summary' | 'links' | 'other';

const TITLE = /^#\s*[*_]*topic[*_]*\s*:\s*(.+)$/i;
const TITLE_EXAMPLE = '# *Topic*: Quiet Cities';
/** Of the first level; below lie pictures and tables, which are not read. */
const SECTIONS: ReadonlyMap<string, TopicSection> = new Map([
  ['summary', 'summary'],
  ['synthesis', 'summary'],
  ['links', 'links'],
  ['link', 'links'],
  ['seeds', 'other'],
  ['concerns', 'other'],
  ['behaviors', 'other'],
  ['technologies', 'other'],
  ['issues', 'other'],
  ['cards', 'other'],
]);
const BULLET = /^\s*[*+-]\s+/;
/** The last part of an address: a page's id, perhaps with an ending; digits may have been lost. */
const PAGE_ADDRESS = /(?:^|\/)([0-9a-f]{28,32})(?:\.(?:md|html?))?\/?(?:[?#].*)?$/i;
const LINK_EXAMPLE = '* [Title](https://…/32 hex digits)';

/**
 * Reads a topic: its name, its synthesis, and which pages it links to. Its tables are no items
 * and are not read. Line by line, so that no page, however it is made, takes long. Never throws
 * for what a page says.
 */
export function parseTopic({ file, slug, bytes }: TopicSource): ParsedTopic {
  const problems = createProblemLog(file);
  const lines = decodePage(bytes, problems);
  const name = lines === undefined ? undefined : readName(lines, problems);
  if (lines === undefined || name === undefined) {
    return { kind: 'rejected', problems: problems.rejections() };
  }
  const sections = cutSections(lines);
  const synthesis = plainText(textOf(lines, sections, 'summary'));
  if (synthesis === '') {
    problems.warn({
      line: null,
      code: 'empty-section',
      what: 'The topic says nothing under "# Summary"',
      expected: 'some sentences',
    });
  }
  const links = readLinks(lines, sections, problems);
  const topic = { slug, name, synthesis, links };
  return { kind: 'topic', topic, warnings: problems.warnings() };
}

function readName(lines: readonly string[], problems: ProblemLog): string | undefined {
  const at = Math.max(
    lines.findIndex((line) => line.trim() !== ''),
    0,
  );
  const line = lines[at] ?? '';
  const name = plainText(TITLE.exec(line.slice(0, 1000))?.[1] ?? '').trim();
  if (name === '') {
    problems.reject({
      line: at + 1,
      code: 'topic-title',
      what: 'The topic has no name',
      example: TITLE_EXAMPLE,
      received: line,
    });
    return undefined;
  }
  return name;
}

interface Cut {
  readonly section: TopicSection;
  readonly first: number;
  readonly end: number;
}

/** Only what is known ends a section: a synthesis has sub-titles of its own. */
function cutSections(lines: readonly string[]): readonly Cut[] {
  const heads = lines.flatMap((line, at) => {
    const section = /^#\s/.test(line) ? SECTIONS.get(bareText(line)) : undefined;
    return section === undefined ? [] : [{ section, at }];
  });
  return heads.map(({ section, at }, n) => ({
    section,
    first: at + 1,
    end: heads[n + 1]?.at ?? lines.length,
  }));
}

function textOf(lines: readonly string[], sections: readonly Cut[], wanted: TopicSection): string {
  return sections
    .filter(({ section }) => section === wanted)
    .flatMap(({ first, end }) => lines.slice(first, end))
    .join('\n')
    .trim();
}

function readLinks(
  lines: readonly string[],
  sections: readonly Cut[],
  problems: ProblemLog,
): readonly ClosestLink[] {
  const links = new Map<string, ClosestLink>();
  for (const { first, end } of sections.filter(({ section }) => section === 'links')) {
    for (let at = first; at < end; at += 1) {
      const line = (lines[at] ?? '').trim();
      const link = readLink(line);
      if (link !== undefined) {
        links.set(link.id, links.get(link.id) ?? link);
      } else if (!/^[*+-]?$/.test(line)) {
        const what = 'The link of the topic cannot be read';
        problems.warn({
          line: at + 1,
          code: 'topic-link',
          what,
          example: LINK_EXAMPLE,
          received: line,
        });
      }
    }
  }
  if (links.size === 0) {
    const what = 'The topic links to no page';
    const expected = 'links under "# Links"';
    problems.warn({ line: null, code: 'empty-section', what, expected, example: LINK_EXAMPLE });
  }
  return [...links.values()];
}

/** Brackets in titles are not escaped: the last `](` begins the address. */
function readLink(line: string): ClosestLink | undefined {
  const opening = line.lastIndexOf('](');
  const bullet = BULLET.exec(line)?.[0].length;
  if (bullet === undefined || line[bullet] !== '[' || opening < bullet || !line.endsWith(')')) {
    return undefined;
  }
  const id = PAGE_ADDRESS.exec(line.slice(opening + 2, -1))?.[1]?.toLowerCase();
  return id === undefined
    ? undefined
    : { title: plainText(line.slice(bullet + 1, opening).trim()), id };
}
