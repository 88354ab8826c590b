import type { SectionBlock } from '@slack/types';
import { refusalWords } from '../../../digests/delivery/refusal-words.ts';
import type { RunLog, RunRecord } from '../../../digests/outcome.ts';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import { slotTime } from '../../../model/calendar.ts';
import { counted } from '../../../model/text/counted.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, context, header, plainText } from '../elements/basic-blocks.ts';
import { richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Runs in one message. */
export const LOGGED_RUNS = 25;
const LINE = 600;
const COMING = 5;
const PAUSED = 10;

/** Past runs, newest first, each with its list; and what comes next. */
export function runLogMessage({ past, coming, paused }: RunLog): SlackMessage {
  return {
    text: past.length === 0 ? 'No digest has run yet' : `The last ${counted(past.length, 'run')}`,
    blocks: [
      header('Digest runs'),
      ...(coming.length === 0 ? [] : [context(`Next: ${comingLine(coming)}`)]),
      ...paused.slice(0, PAUSED).map(pausedLine),
      ...(past.length === 0 ? [richText(section(run('No digest has run yet.')))] : []),
      ...past.map(runLine),
    ],
  };
}

/** What rests, since when and why, and what starts it again. */
function pausedLine({ definition, at, because }: RunLog['paused'][number]): SectionBlock {
  const { title, channel, schedule } = definition;
  const words = `${shortLine(title, 80)} · paused since ${slotTime(at, schedule.timezone)}: ${pauseWords(because, channel)}`;
  return { type: 'section', text: plainText(words, LINE) };
}

function comingLine(coming: RunLog['coming']): string {
  return coming
    .slice(0, COMING)
    .map(
      ({ definition: { title, schedule }, at }) =>
        `${shortLine(title, 60)} ${slotTime(at, schedule.timezone)}`,
    )
    .join(' · ');
}

/** What became of a run, with a button that opens its list. @param n - tells the buttons of one view apart. */
export function runLine(record: RunRecord, n: number): SectionBlock {
  const { run: done, timezone, title } = record;
  const words = [
    `${shortLine(title, 80)} · ${slotTime(done.slotAt, timezone)} to ${shortLine(done.channel, 80)}: ${whatBecame(record)}`,
    ...(done.reason === null || done.state === 'refused'
      ? []
      : [`${shortLine(done.reason, 200)}.`]),
    ...remedy(record),
  ];
  const text = plainText(words.join(' '), LINE);
  return record.sent + record.waiting + record.lost === 0
    ? { type: 'section', text }
    : {
        type: 'section',
        block_id: `run:${done.id}`,
        text,
        accessory: button({
          label: 'Open',
          actionId: numbered(ACTIONS.showRun, n),
          value: value({ run: done.id }),
          spoken: `Open ${title} of ${done.slotLocal}`,
        }),
      };
}

/** `sent, 10 items in 14 s`, `nothing new`, `missed`. */
export function whatBecame({ run: done, of, sent, waiting, lost }: RunRecord): string {
  const items = counted(sent, of);
  const caughtUp = done.plannedAt.getTime() - done.slotAt.getTime() > CAUGHT_UP_MS;
  const late = caughtUp ? ', caught up' : '';
  switch (done.state) {
    case 'posting':
      return `under way, ${items} sent, ${counted(waiting, 'waits', 'wait')}${late}.`;
    case 'done':
      return `sent, ${items}${duration(done)}${lost === 0 ? '' : `, ${lost} refused by Slack`}${late}.`;
    case 'empty':
      return 'nothing new, so nothing was posted.';
    case 'missed':
      return 'missed; the next run covers these days.';
    case 'expired':
      return `gave up, ${items} sent, ${counted(lost, of)} not.`;
    case 'refused':
      return `refused, ${items} sent.`;
  }
}

/** A run that started later than this after its slot was not on time. */
const CAUGHT_UP_MS = 10 * 60_000;

function duration({ plannedAt, endedAt }: RunRecord['run']): string {
  if (endedAt === null) {
    return '';
  }
  const seconds = Math.round((endedAt.getTime() - plannedAt.getTime()) / 1000);
  return seconds < 120 ? ` in ${seconds} s` : ` in ${Math.round(seconds / 60)} min`;
}

/** What a person can do about a run that Slack took no message of, in the words in which they were told. */
function remedy({ run: { state, channel, reason } }: RunRecord): readonly string[] {
  const words = state === 'refused' ? refusalWords(reason, shortLine(channel, 80)) : [];
  return words.length === 0
    ? []
    : [
        words
          .map(({ text }) => text)
          .join('')
          .trim(),
      ];
}
