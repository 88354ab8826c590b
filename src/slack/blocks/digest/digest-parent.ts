import type { ContextBlock, KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { counted, grouped } from '../../../model/counted.ts';
import type { DigestEntry, DigestParent } from '../../../model/digest-message.ts';
import { headline } from '../../../model/headline.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { context, contextWithMarkup, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { relevancyLabel } from '../elements/relevancy-label.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant, period } from '../elements/times.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Room that stays free in a block of lines. */
const BLOCK_TEXT = BLOCK_LIMITS.text - 100;

/**
 * A digest's message in the channel: what it covers, its numbered items, when it comes again.
 *
 * @param flagEmoji - the reaction that flags an item, without colons; null where there are no
 *   replies to react to.
 */
export function digestParentMessage(parent: DigestParent, flagEmoji: string | null): SlackMessage {
  const title = `${shortLine(parent.title, 110)}${parent.parts > 1 ? ` (${parent.part} of ${parent.parts})` : ''}`;
  const when = period(parent.from, parent.to, parent.timezone);
  const what = countsLine(parent);
  return {
    text: escapeText(`${title}: ${what}, ${when}`),
    blocks: [
      header(title),
      context(
        ...(parent.slots > 1 ? [`${when}, standing in for ${parent.slots} runs`] : [when]),
        what,
        ...asked(parent),
      ),
      ...entryLines(parent),
      footer(parent, flagEmoji),
    ],
  };
}

function footer(parent: DigestParent, flagEmoji: string | null): ContextBlock {
  const next =
    parent.nextRunAt === null
      ? 'No next run is planned.'
      : `Next run ${instant(parent.nextRunAt, parent.timezone)}`;
  return flagEmoji === null || entriesOf(parent).length === 0
    ? context(next)
    : contextWithMarkup(
        `Each item is a reply in this thread: react to it with :${flagEmoji}: to have it reviewed.`,
        next,
      );
}

function entriesOf({ groups }: DigestParent): readonly DigestEntry[] {
  return groups.flatMap(({ entries }) => entries);
}

/** `12 new, 2 updated, 31 below the threshold`. */
function countsLine({ newItems, updatedItems, belowThreshold, overLimit }: DigestParent): string {
  return [
    `${grouped(newItems)} new`,
    ...(updatedItems === 0 ? [] : [`${grouped(updatedItems)} updated`]),
    ...(belowThreshold === 0 ? [] : [`${grouped(belowThreshold)} below the threshold`]),
    ...(overLimit === 0 ? [] : [`${grouped(overLimit)} over the limit`]),
  ].join(', ');
}

function asked({ minimumRelevancy, query }: DigestParent): readonly string[] {
  const parts = [
    ...(query === '' ? [] : [shortLine(query, 200)]),
    ...(minimumRelevancy === null ? [] : [`rel ≥ ${minimumRelevancy}`]),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function entryLines(parent: DigestParent): KnownBlock[] {
  if (entriesOf(parent).length === 0) {
    return [richText(section(run('Nothing new.')))];
  }
  const lines = parent.groups.flatMap(({ heading, entries }) => [
    ...(heading === null ? [] : [bold(shortLine(heading, 150))]),
    ...entries.map((entry) => entryLine(entry, parent.minimumRelevancy !== null)),
  ]);
  return inBlocks(lines);
}

function entryLine(
  { number, found, novelty, alsoIn }: DigestEntry,
  floor: boolean,
): RichTextElement[] {
  const more = [
    shortLine(found.page.title, 120, 'untitled page'),
    ...(novelty === 'updated' ? ['updated'] : []),
    ...(alsoIn === 0 ? [] : [`also in ${counted(alsoIn, 'page')}`]),
  ];
  return [
    ...run(`${number}. `),
    ...bold(shortLine(headline(found.item).title, 120)),
    ...run(` ${relevancyLabel(found, { floor })} · ${more.join(' · ')}`),
  ];
}

/** Lines in as few blocks as Slack's limit allows, never split within a line. */
function inBlocks(lines: readonly (readonly RichTextElement[])[]): KnownBlock[] {
  const sections: RichTextSection[] = [];
  let open: RichTextElement[] = [];
  let size = 0;
  for (const line of lines) {
    const length = line.reduce(
      (sum, part) => sum + (part.type === 'text' ? part.text.length : 0),
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
