import type { Change, ChangeOutcome } from '../../../digests/made/made-digests.ts';
import type { DigestInfo } from '../../../digests/outcome.ts';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import type { ResumeFileOutcome } from '../../../digests/pauses/resume-file.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { unreachableMessage } from '../digest/unreachable.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { bold, person, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Of a digest that cannot go on. */
const STILL = 'It still pauses.';

type Changed = Exclude<ChangeOutcome, { readonly kind: 'missing' }>;

/** What became of a digest or an alert, with the way back. */
export function changedMessage(outcome: Changed, change: Change): SlackMessage {
  if (outcome.kind === 'unreachable') {
    return unreachableMessage(outcome, STILL);
  }
  if (outcome.kind === 'needs-edit') {
    return needsEditMessage(outcome);
  }
  const { title, name } = outcome.made.definition;
  const message = formattedSentence(bold(shortLine(title, 120)), ...words(outcome, change));
  const back = backFrom(change);
  return {
    text: message.text,
    blocks: [
      ...message.blocks,
      ...buttons(
        ...(back === null
          ? []
          : [
              button({
                label: back.label,
                actionId: back.actionId,
                value: value({ digest: name }),
                spoken: `${back.label}: ${shortLine(title, 50)}`,
              }),
            ]),
      ),
    ],
  };
}

function needsEditMessage({
  because,
  definition: { title, name },
}: Extract<Changed, { readonly kind: 'needs-edit' }>): SlackMessage {
  const message = formattedSentence(
    bold(shortLine(title, 120)),
    run(` pauses: ${pauseWords(because, 'its channel')}`),
  );
  const edit = { label: 'Edit', actionId: ACTIONS.editMade, value: value({ digest: name }) };
  return { text: message.text, blocks: [...message.blocks, ...buttons(button(edit))] };
}

/** What became of the wish that a file's digest goes on. */
export function resumedFileMessage(outcome: ResumeFileOutcome): SlackMessage {
  if (outcome.kind === 'unreachable') {
    return unreachableMessage(outcome, STILL);
  }
  const { title } = outcome.info.definition;
  const already = outcome.kind === 'already';
  return formattedSentence(
    bold(shortLine(title, 120)),
    run(`${already ? ' goes on already.' : ' goes on.'} ${nextWords(outcome.info)}`),
  );
}

function nextWords({ nextRunAt, definition }: DigestInfo): string {
  return nextRunAt === null
    ? 'It comes as soon as there is something.'
    : `It comes next ${instant(nextRunAt, definition.schedule.timezone)}.`;
}

function words(
  { kind, info }: Extract<Changed, { readonly kind: 'changed' | 'already' }>,
  change: Change,
) {
  const next = nextWords(info);
  const already = kind === 'already';
  switch (change.kind) {
    case 'pause':
      return [run(already ? ' pauses already.' : ' pauses: nothing comes until you resume it.')];
    case 'resume':
      return [run(already ? ` goes on already. ${next}` : ` goes on. ${next}`)];
    case 'delete':
      return [run(already ? ' is deleted already.' : ' is deleted.')];
    case 'restore':
      return [run(already ? ' is there.' : ` is back as it was. ${next}`)];
    case 'in-private':
      return [run(' comes in your direct messages alone.')];
    case 'answer-in':
      return [run(' is answered in this thread first.')];
    case 'transfer':
      return [run(already ? ' was theirs already: ' : ' belongs to '), person(change.to), run('.')];
  }
}

function backFrom(change: Change): { readonly label: string; readonly actionId: string } | null {
  switch (change.kind) {
    case 'pause':
      return { label: 'Resume', actionId: ACTIONS.resumeMade };
    case 'delete':
      return { label: 'Undo', actionId: ACTIONS.restoreMade };
    case 'resume':
    case 'restore':
    case 'in-private':
    case 'answer-in':
    case 'transfer':
      return null;
  }
}
