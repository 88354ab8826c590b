import type { PreviewOutcome, RunOutcome, SentDigestOutcome } from '../../../digests/outcome.ts';
import { slotTime } from '../../../model/calendar.ts';
import { isDefinitionPause } from '../../../model/digest/pause.ts';
import { counted } from '../../../model/text/counted.ts';
import { VIEW_LIMITS } from '../../limits.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, run } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { unreadableMessage } from '../search/unreadable.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';
import { digestParentMessage } from './digest-parent.ts';
import { missingDigestMessage } from './missing-digest.ts';
import { pausedSince } from './paused-since.ts';
import { whatBecame } from './run-log.ts';
import { unreachableMessage } from './unreachable.ts';

/** Said where nothing was ever new and nothing has a date to simulate with. */
const BASELINE =
  ' What an archive holds when it is first indexed is the baseline and new to no digest; a page that comes later is.';

/** Messages that a preview shows: an interaction has five answers. */
const SHOWN = 3;

/** What a digest would post now, message by message, each marked as a preview. */
export function previewMessages(outcome: PreviewOutcome): readonly SlackMessage[] {
  if (outcome.kind !== 'preview') {
    return [missingDigestMessage(outcome)];
  }
  const { info, parents, past } = outcome;
  if (info.unreadable !== null) {
    return [unreadableMessage(info.unreadable)];
  }
  const isReview = info.definition.what === 'review';
  const told = isReview ? 'told of' : 'posted';
  const history = `In the last ${past.days} days it would have ${told} ${counted(past.items, isReview ? 'decision' : 'item')} in ${counted(past.runs, 'run')}.`;
  if (outcome.size === 0 && info.definition.empty === 'skip') {
    return [
      formattedSentence(
        bold(oneLine(info.definition.title)),
        run(
          ` has nothing new to post now. ${history}${past.items === 0 && !isReview ? BASELINE : ''}`,
        ),
      ),
    ];
  }
  return parents.slice(0, SHOWN).map((parent): SlackMessage => {
    const { text, blocks } = digestParentMessage(parent, { runId: null, flagEmoji: null });
    return {
      text: `Preview: ${text}`,
      blocks: [context('Preview. Nothing was posted, and no mark was moved.', history), ...blocks],
    };
  });
}

/** A digest as it was sent, with the buttons of its message. */
export function sentDigestMessages(outcome: SentDigestOutcome): readonly SlackMessage[] {
  if (outcome.kind === 'no-run') {
    const { name, day, days } = outcome;
    return [
      formattedSentence(
        code(name),
        run(day === '' ? ' has not run yet.' : ` has no run of ${shortLine(day, 20)}.`),
        run(days.length === 0 ? '' : ` The last ones: ${days.join(', ')}.`),
      ),
    ];
  }
  if (outcome.kind !== 'sent') {
    return [missingDigestMessage(outcome)];
  }
  const { record, parents, pause } = outcome;
  const when = slotTime(record.run.slotAt, record.timezone);
  const line = `As it was sent, ${when}, to ${shortLine(record.run.channel, 80)}: ${whatBecame(record)}`;
  const rest = pause === null ? [] : [pausedSince(pause, record)];
  if (parents.length === 0) {
    const { text, blocks } = sentence(
      `${shortLine(record.title, 80)}, ${when}: ${whatBecame(record)}`,
    );
    return [{ text, blocks: [...blocks, ...rest] }];
  }
  return parents.slice(0, SHOWN).map((parent): SlackMessage => {
    const options = { runId: record.run.id, flagEmoji: null };
    const { text, blocks } = digestParentMessage(parent, options);
    return { text, blocks: [...rest, context(line), ...blocks] };
  });
}

/** The same in a window, where there is no place for messages. */
export function sentDigestView([first]: readonly SlackMessage[]): SlackModal {
  return {
    type: 'modal',
    title: plainText('Digest', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: first?.blocks ?? [],
  };
}

/** There is no Resume where an edit alone lets it go on. */
const needsEdit = ({ definition }: Extract<RunOutcome, { readonly kind: 'paused' }>) =>
  isDefinitionPause(definition.pause?.because);

/** What became of the wish to post a digest now. */
export function runMessage(outcome: RunOutcome, timezone: string): SlackMessage {
  switch (outcome.kind) {
    case 'unknown':
    case 'rejected':
      return missingDigestMessage(outcome);
    case 'unreachable':
      return unreachableMessage(outcome, 'Nothing was posted.');
    case 'planned':
      return formattedSentence(
        code(outcome.run.digest),
        run(
          ` is on its way to ${shortLine(outcome.run.channel, 80)}: ${counted(outcome.entries, 'item')}, everything since ${instant(outcome.run.from, timezone)}. The next run starts where this one ends.`,
        ),
      );
    case 'empty':
      return formattedSentence(
        code(outcome.run.digest),
        run(
          ` found nothing new since ${instant(outcome.run.from, timezone)}, so it posts nothing.`,
        ),
      );
    case 'paused':
      return formattedSentence(
        bold(shortLine(outcome.definition.title, 80)),
        run(
          ` pauses, so nothing was posted. ${needsEdit(outcome) ? 'Put it right with Edit' : 'Press Resume'} in `,
        ),
        code('/signalpost digest list'),
        run(' first.'),
      );
    case 'already':
      return formattedSentence(
        code(outcome.run.digest),
        run(' has just been run. Wait a minute to run it again.'),
      );
  }
}
