import type { RichTextElement } from '@slack/types';
import type { Caught, ReplayOutcome } from '../../../digests/outcome.ts';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { calendarPeriod } from '../../../model/calendar.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import { context, header } from '../elements/basic-blocks.ts';
import { listed } from '../elements/listed.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { itemName } from '../search/item-card.ts';
import { unreadableMessage } from '../search/unreadable.ts';
import type { SlackMessage } from '../slack-message.ts';
import { missingDigestMessage } from './missing-digest.ts';

/** What Slack shows of a replay; the command line goes back further. */
export const REPLAYED_DAYS = 91;
/** Of a daily digest the newest; one message is read as a whole. */
const PERIODS_SHOWN = 14;
const NAMES_SHOWN = 2;
const NAME = 60;

type Period = Extract<ReplayOutcome, { readonly kind: 'replay' }>['periods'][number];

/** What a digest would have posted in the last three months, and caught of what people marked. */
export function replayMessage(outcome: ReplayOutcome): SlackMessage {
  if (outcome.kind === 'no-replay') {
    return formattedSentence(
      code(outcome.name),
      run(' tells of reviews and chooses no items, so there is nothing to replay.'),
    );
  }
  if (outcome.kind === 'unreadable-query') {
    return unreadableMessage(outcome.unreadable);
  }
  if (outcome.kind !== 'replay') {
    return missingDigestMessage(outcome);
  }
  const { info, periods, flagged, accepted } = outcome;
  const { title, name, schedule } = info.definition;
  const posted = periods.reduce((sum, period) => sum + period.posted, 0);
  const heading = `Replay of ${shortLine(oneLine(title), 100)}`;
  const total = `${counted(posted, 'item')} in ${counted(periods.length, 'period')} of the last three months`;
  const shown = periods.slice(-PERIODS_SHOWN).toReversed();
  const earlier = periods.length - shown.length;
  return {
    text: `${heading}: ${total}`,
    blocks: [
      header(heading),
      context(total, 'as it is defined now', 'nothing was posted'),
      ...(shown.length === 0
        ? [richText(section(run('No whole period lies in the last three months.')))]
        : [richText(section(...shown.map((period, n) => line(period, schedule.timezone, n))))]),
      ...(earlier === 0 ? [] : [context(`and ${counted(earlier, 'period')} before these`)]),
      richText(section(...caught('flagged', flagged), run('\n'), ...caught('accepted', accepted))),
      context(`a year of it on the command line: digest replay ${name} --over 1y`),
    ],
  };
}

/** `16–23 November  10 of 59: Scrap turns into ore, Text that acts, …`. */
function line({ from, to, posted, passed, first }: Period, timezone: string, n: number) {
  const days = calendarPeriod(from, to, timezone);
  return [
    ...run(n === 0 ? '' : '\n'),
    ...bold(days),
    ...run(
      posted === 0 ? '  nothing' : `  ${posted} of ${grouped(passed)}: ${names(first, posted)}`,
    ),
  ];
}

function names(first: readonly ArchiveItem[], posted: number): string {
  const shown = first.slice(0, NAMES_SHOWN).map((found) => shortLine(itemName(found), NAME));
  return [...shown, ...(posted > shown.length ? ['…'] : [])].join(', ');
}

function caught(
  what: string,
  { of, posted, noRoom, notFound, missed }: Caught,
): RichTextElement[][] {
  if (of === 0) {
    return [run(`Nothing that came then was ${what}.`)];
  }
  const lost = [
    ...(noRoom === 0 ? [] : [`${noRoom} found no room`]),
    ...(notFound === 0 ? [] : [`${notFound} did not pass its query or minimum`]),
  ];
  const names = missed.map((found) => `“${shortLine(itemName(found), NAME)}”`);
  return [
    run(`Of ${counted(of, 'item')} that people ${what} it would have posted `),
    bold(String(posted)),
    run(lost.length === 0 ? '.' : `; ${listed(lost)}: ${names.join(', ')}.`),
  ];
}
