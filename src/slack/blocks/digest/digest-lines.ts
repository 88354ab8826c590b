import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { articleLink } from '../../../model/article-link.ts';
import { calendarDay } from '../../../model/calendar.ts';
import type { DigestEntry, DigestGroup } from '../../../model/digest/digest-message.ts';
import type { ItemKind } from '../../../model/item.ts';
import { inheritedLabel } from '../../../model/relevancy.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import { headline } from '../../../model/text/headline.ts';
import { tellingSentence } from '../../../model/text/telling-sentence.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import type { PeopleNames } from '../elements/people-names.ts';
import { bold, italic, link, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { decidedWords } from '../review/decided-words.ts';

/** Room that stays free in a block of lines. */
const BLOCK_TEXT = BLOCK_LIMITS.text - 100;
const NAME = 120;
const TITLE = 150;

const KIND_NAMES: Readonly<Record<ItemKind, string>> = {
  signal: 'Signal',
  concern: 'Concern',
  behavior: 'Behavior',
  technology: 'Technology',
  issue: 'Issue',
};

export interface LinesOf {
  readonly groups: readonly DigestGroup[];
  /** Whether a floor applies, so that unrated items stand in with their page's mean. */
  readonly floor: boolean;
  /** Kinds need no name where they are the headings. */
  readonly byKind: boolean;
  /** Dates of another year say it. */
  readonly now: Date;
  /** People's names, where a mention would notify them; null: they may be mentioned. */
  readonly names: PeopleNames | null;
}

/** Each group as a block of its own: its heading, then a line for each item. */
export function digestLines({ groups, floor, byKind, now, names }: LinesOf): KnownBlock[] {
  return groups.flatMap((group) => {
    const alone = groups.length === 1 && group.article === null;
    const lines = [
      ...(group.heading === null || alone ? [] : [groupHeading(group, now)]),
      ...group.entries.map((entry) => entryLine(entry, { group, floor, byKind, names })),
      ...(group.more === 0 ? [] : [italic(`+ ${grouped(group.more)} more on this page`)]),
    ];
    return inBlocks(lines);
  });
}

/** The article's title as a link with its date and theme, or the heading in bold. */
function groupHeading({ heading, article, continued }: DigestGroup, now: Date): RichTextElement[] {
  const title = shortLine(heading ?? '', TITLE, 'untitled page');
  const goesOn = run(continued ? ' (continued)' : '');
  if (article === null) {
    return [...bold(title), ...goesOn];
  }
  const facts = [
    ...(article.date === null ? [] : [calendarDay(article.date, now)]),
    ...(article.theme === null ? [] : [shortLine(article.theme, 60)]),
  ];
  return [
    ...link(title, articleLink(article), { bold: true }),
    ...goesOn,
    ...run(facts.map((fact) => ` · ${fact}`).join('')),
  ];
}

/** `●5  *Scrap turns into ore* — wind parks sell used nacelles at auction`. */
function entryLine(
  { found, novelty, alsoIn, decision }: DigestEntry,
  {
    group,
    floor,
    byKind,
    names,
  }: { readonly group: DigestGroup } & Pick<LinesOf, 'floor' | 'byKind' | 'names'>,
): RichTextElement[] {
  const { item, page } = found;
  const name = shortLine(headline(item).title, NAME);
  const telling = item.name === null ? null : tellingSentence(item);
  const more = [
    ...(group.article === null ? [shortLine(page.title, NAME, 'untitled page')] : []),
    ...(novelty === 'updated' ? ['updated'] : []),
    ...(alsoIn === 0 ? [] : [`also in ${counted(alsoIn, 'page')}`]),
  ];
  return [
    ...run(`${ratingMark(found, { floor })}  `),
    ...(byKind || item.kind === 'signal' ? [] : italic(`${KIND_NAMES[item.kind]}: `)),
    ...(group.article === null ? link(name, articleLink(page), { bold: true }) : bold(name)),
    ...run(telling === null ? '' : ` — ${shortLine(telling, 200)}`),
    ...(more.length === 0 ? [] : italic(` (${more.join(' · ')})`)),
    ...decidedBefore(decision, names),
  ];
}

/** ` · ✓ accepted · Mira, 23 Nov “energy chapter”`; nothing where nothing was decided. */
export function decidedBefore(
  decision: DigestEntry['decision'],
  names: PeopleNames | null,
): RichTextElement[] {
  return decision === null ? [] : [...run(' · '), ...decidedWords(decision, names).flat()];
}

/** `●5`, `≈3.6`, or `○` for an item that has no rating at all. */
export function ratingMark(
  { item, page }: DigestEntry['found'],
  { floor }: { readonly floor: boolean },
): string {
  if (item.relevancy !== null) {
    return `●${item.relevancy}`;
  }
  return page.meanRelevancy !== null && floor ? inheritedLabel(page.meanRelevancy) : '○';
}

/** Lines in as few blocks as Slack's limit allows, never split within a line. */
export function inBlocks(lines: readonly (readonly RichTextElement[])[]): KnownBlock[] {
  const sections: RichTextSection[] = [];
  let open: RichTextElement[] = [];
  let size = 0;
  for (const line of lines) {
    const length = line.reduce(
      (sum, part) => sum + ('text' in part ? (part.text ?? '').length : 0),
      0,
    );
    if (size + length > BLOCK_TEXT) {
      sections.push(section(open));
      open = [];
      size = 0;
    }
    open.push(...(open.length === 0 ? [] : run('\n')), ...line);
    size += length + 1;
  }
  return [...sections, section(open)].map((one) => richText(one));
}
