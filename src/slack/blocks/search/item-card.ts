import type { KnownBlock, RichTextElement } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { articleLink } from '../../../model/article-link.ts';
import { type Hit, NO_MATCH, type TextRange } from '../../../model/hit.ts';
import type { ItemStanding } from '../../../model/review/review.ts';
import { headline } from '../../../model/text/headline.ts';
import { cutWithRanges, excerpt, excerptAround } from '../elements/excerpt.ts';
import { linkedText } from '../elements/linked-text.ts';
import { oneLine } from '../elements/plain.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { italic, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { type Print, smallPrint } from '../elements/small-print.ts';
import { pagePrint } from './page-print.ts';
import { standingPrint } from './standing-print.ts';

/** Characters of a description, and of a change, on a card; Details has the whole of it. */
const CARD_TEXT = 700;
const CARD_CHANGE = 300;
/** A sentence around the word: a page's summary is not the item's own. */
const CARD_SUMMARY = 140;
const CARD_TITLE = 200;

/** What a query says of an item that it found. */
export type CardHit = Pick<Hit, 'matches' | 'labels' | 'saidIn' | 'alsoIn' | 'reasons'>;

export interface CardFields {
  readonly found: ArchiveItem;
  /** Whether a relevancy floor applied, so that an unrated item stands in with its page's mean. */
  readonly floor: boolean;
  readonly hit?: CardHit;
  readonly standing?: ItemStanding | undefined;
  /** Where the reader shared it, an address of Slack's; undefined where that is not to be shown. */
  readonly sharedAt?: string | undefined;
  /** Said first in the small print: why it is in a digest, who flagged it. */
  readonly note?: string;
}

/** An item's name, relevancy, text and page, without buttons. */
export function itemCard(fields: CardFields): KnownBlock[] {
  const { found, floor, hit = NO_MATCH, note } = fields;
  const before: readonly Print[] = note === undefined ? [] : [{ plain: note }];
  return [
    richText(
      section(
        heading(found, hit),
        run(`   ${relevancyLabel(found, { floor })}`),
        newLine(saying(found, hit)),
      ),
    ),
    smallPrint(
      ...before,
      ...pagePrint(found, hit),
      ...standingPrint(fields.standing, fields.sharedAt),
    ),
  ];
}

/** How an item is called in one line: in a sentence, a notification, a button's spoken label. */
export function itemName(found: ArchiveItem): string {
  return shortLine(headline(found.item).title, 100);
}

/** The name, else the start of the text, as the link to the article. */
function heading(found: ArchiveItem, { matches }: CardHit): RichTextElement[] {
  const { item, page } = found;
  const { title } = headline(item);
  const all = item.name === null ? startOf(item, matches) : matches.name;
  // Ranges count in the text as it is stored; a folded one is another text.
  const isSame = oneLine(title) === title;
  const cut = cutWithRanges(oneLine(title), CARD_TITLE, isSame ? all : []);
  return linkedText(cut.text, articleLink(page), cut.ranges);
}

function startOf(item: ArchiveItem['item'], matches: CardHit['matches']) {
  return item.description === null ? matches.change : matches.description;
}

/** The description, then in italics what the match is in, else the change. */
function saying({ item, page }: ArchiveItem, hit: CardHit): RichTextElement[] {
  const { matches } = hit;
  const { body } = headline(item);
  const text =
    body === null
      ? []
      : excerpt(body, CARD_TEXT, item.description === null ? matches.change : matches.description);
  const after = saidAfter({ item, page }, hit);
  if (after === null) {
    return text;
  }
  const gap = text.length === 0 ? [] : run(endsSentence(body ?? '') ? ' ' : '. ');
  const said = excerptAround(after.said, after.units, after.ranges);
  return [...text, ...gap, ...italic(after.label), ...inItalics(said)];
}

interface SaidAfter {
  readonly label: string;
  readonly said: string;
  readonly ranges: readonly TextRange[];
  /** UTF-16 units of it that a card shows. */
  readonly units: number;
}

/** Of what a card does not show otherwise, the text that says a word; else a signal's change. */
function saidAfter(
  { item, page }: Pick<ArchiveItem, 'item' | 'page'>,
  { matches, saidIn, labels }: CardHit,
): SaidAfter | null {
  if (saidIn !== null && item[saidIn] !== null) {
    return {
      label: `${SAID_IN[saidIn]}: `,
      said: item[saidIn],
      ranges: matches[saidIn],
      units: CARD_CHANGE,
    };
  }
  const shown = [matches.name, matches.description, matches.change, matches.title, labels];
  if (matches.summary.length > 0 && shown.every(({ length }) => length === 0)) {
    return { label: 'The page: ', said: page.text, ranges: matches.summary, units: CARD_SUMMARY };
  }
  // Only signals have a change of their own; elsewhere it is a column that a layout left over.
  const isWanted = item.kind === 'signal' || matches.change.length > 0;
  return item.description === null || item.change === null || !isWanted
    ? null
    : { label: '', said: item.change, ranges: matches.change, units: CARD_CHANGE };
}

const SAID_IN = { tenYear: 'In ten years', drivingForce: 'Driving force' } as const;

function endsSentence(text: string): boolean {
  return /[.!?…]["'’”)]?$/.test(text.trimEnd());
}

function inItalics(parts: readonly RichTextElement[]): RichTextElement[] {
  return parts.map((part) =>
    part.type === 'text' ? { ...part, style: { ...part.style, italic: true } } : part,
  );
}

function newLine(parts: readonly RichTextElement[]): RichTextElement[] {
  return parts.length === 0 ? [] : [...run('\n'), ...parts];
}
