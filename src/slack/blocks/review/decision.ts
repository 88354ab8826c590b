import type { Button, RichTextElement } from '@slack/types';
import { isPublic, type ReviewSubject, subjectId } from '../../../model/review/nomination.ts';
import type { Decision } from '../../../model/review/review.ts';
import { counted } from '../../../model/text/counted.ts';
import type { DecideOutcome, UndoOutcome, WriteNotesOutcome } from '../../../review/outcome.ts';
import { ACTIONS, QUEUE } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { collectButton, collectSeveralButton } from '../collections/collect-choice.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { bold, person, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { decidedWords } from './decided-words.ts';
import { goneMessage } from './flagged.ts';
import { subjectName } from './subject-name.ts';
import { verdictWords } from './verdicts.ts';

const NOTE_LENGTH = 1000;
/** Names in the answer to several decisions at once. */
const NAMED = 3;

/** The outcome as the item's thread hears it. */
export function decisionMessage(decision: Decision, subject: ReviewSubject): SlackMessage {
  return decidedSentence(decision, subjectName(subject));
}

function decidedSentence(decision: Decision, name: string): SlackMessage {
  return formattedSentence(
    run(`${verdictWords(decision.verdict).done} by `),
    person(decision.by),
    run(': '),
    bold(name),
    run(decision.note === null ? '.' : `. ${shortLine(decision.note, NOTE_LENGTH)}`),
  );
}

/** What a thread hears when a decision that it has heard of is taken back. */
export function undoneMessage(
  undo: Pick<Decision, 'by'>,
  subject: ReviewSubject,
  standing: Decision | null,
): SlackMessage {
  return formattedSentence(
    person(undo.by),
    run(' took the decision back: '),
    bold(subjectName(subject)),
    ...standsAgain(standing),
  );
}

function standsAgain(standing: Decision | null): RichTextElement[][] {
  return standing === null
    ? [run(' waits for review again.')]
    : [run(' is again '), ...decidedWords(standing), run('.')];
}

/** What taking a decision back came to, as the reviewer hears it. */
export function undoOutcomeMessage(outcome: UndoOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'undone':
      return formattedSentence(
        run('Taken back: '),
        bold(subjectName(outcome.subject)),
        ...standsAgain(outcome.standing),
      );
    case 'not-last':
      return formattedSentence(
        run('Nothing to take back: '),
        bold(subjectName(outcome.subject)),
        run(' was decided anew, or its decision was taken back before.'),
      );
    case 'no-item':
      return goneMessage();
  }
}

/** Takes back the decision that it stands beside. */
export function undoDecisionButton({ itemId, at }: Decision, label: string, name: string): Button {
  return button({
    label,
    actionId: ACTIONS.undoDecision,
    value: value({ item: itemId, at: at.getTime() }),
    spoken: `${label}: ${name}`,
  });
}

/** Opens the form that decides anew. @param seen - the decision that whoever looks sees; null for none. */
export function decideAgainButton(item: string, seen: Decision | null, name: string): Button {
  return button({
    label: seen === null ? 'Decide…' : 'Decide again',
    actionId: ACTIONS.decideAgain,
    value: value({ item, seen: seen?.at.getTime() ?? null }),
    spoken: `${seen === null ? 'Decide…' : 'Decide again'} ${name}`,
  });
}

/** The outcome as the reviewer hears it. */
export function decideOutcomeMessage(outcome: DecideOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'decided': {
      const name = subjectName(outcome.subject);
      const { text, blocks } = decidedSentence(outcome.decision, name);
      const undo = undoDecisionButton(outcome.decision, 'Undo', name);
      return { text, blocks: [...blocks, ...buttons(undo, ...collectAccepted([outcome]))] };
    }
    case 'changed-meanwhile':
      return changedMessage(outcome);
    case 'same-item':
      return formattedSentence(
        bold(subjectName(outcome.subject)),
        run(
          ' cannot be a duplicate of itself, nor of an item that is marked as a duplicate of it.',
        ),
      );
    case 'no-item':
      return goneMessage();
  }
}

function changedMessage({
  subject,
  standing,
}: Extract<DecideOutcome, { readonly kind: 'changed-meanwhile' }>): SlackMessage {
  const name = subjectName(subject);
  const { text, blocks } =
    standing === null
      ? formattedSentence(
          run('The decision was taken back meanwhile: '),
          bold(name),
          run(' waits for review again. Nothing was changed.'),
        )
      : formattedSentence(
          run('Another reviewer was first: '),
          bold(name),
          run(' is '),
          ...decidedWords(standing),
          run('. Nothing was changed.'),
        );
  return {
    text,
    blocks: [...blocks, ...buttons(decideAgainButton(subjectId(subject), standing, name))],
  };
}

/** Several at once: what was decided, with one way back, and what was not. */
export function decidedSeveralMessage(outcomes: readonly DecideOutcome[]): SlackMessage {
  const [only] = outcomes;
  if (outcomes.length === 1 && only !== undefined) {
    return decideOutcomeMessage(only);
  }
  const done = outcomes.flatMap((outcome) => (outcome.kind === 'decided' ? [outcome] : []));
  const others = outcomes.flatMap((outcome) =>
    outcome.kind === 'changed-meanwhile' ? [outcome] : [],
  );
  const [first] = done;
  const names = done.slice(0, NAMED).map(({ subject }) => subjectName(subject));
  const more = done.length - names.length;
  const verdict = first === undefined ? 'Decided' : verdictWords(first.decision.verdict).done;
  const { text, blocks } = formattedSentence(
    run(`${verdict} ${counted(done.length, 'item')}`),
    run(names.length === 0 ? '' : ': '),
    bold(names.join(', ')),
    run(`${more > 0 ? ` and ${more} more` : ''}.`),
    run(
      others.length === 0
        ? ''
        : ` ${counted(others.length, 'was', 'were')} decided or taken back meanwhile, and left as they are: ${others.map(({ subject }) => subjectName(subject)).join(', ')}.`,
    ),
  );
  const undo = button({
    label: `Undo ${done.length}`,
    actionId: QUEUE.undoSeveral,
    value: value({ undo: done.map(({ decision }) => [decision.itemId, decision.at.getTime()]) }),
  });
  const ways = done.length === 0 ? [] : buttons(undo, ...collectAccepted(done));
  return { text, blocks: [...blocks, ...ways] };
}

type Decided = Extract<DecideOutcome, { readonly kind: 'decided' }>;

/** What was accepted goes on to the workshop. */
function collectAccepted(done: readonly Decided[]): Button[] {
  const accepted = done
    .filter(({ decision }) => decision.verdict === 'accepted')
    .map(({ subject }) => subject)
    .filter(isPublic);
  const [only] = accepted;
  if (only === undefined) {
    return [];
  }
  const label = `Collect ${accepted.length}…`;
  return accepted.length === 1
    ? [collectButton(subjectId(only), subjectName(only))]
    : [collectSeveralButton({ items: accepted.map(subjectId) }, label, label)];
}

/** What writing notes came to, as the reviewer hears it. */
export function notesOutcomeMessage(outcome: WriteNotesOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'noted':
      return formattedSentence(run('Saved: '), bold(subjectName(outcome.subject)), run('.'));
    case 'changed-meanwhile':
      return formattedSentence(
        run('Somebody else changed the same of '),
        bold(subjectName(outcome.subject)),
        run(' meanwhile, and nothing was written. Open it again to see what they wrote.'),
      );
    case 'no-item':
      return goneMessage();
  }
}

/** Several taken back at once. */
export function undoneSeveralMessage(outcomes: readonly UndoOutcome[]): SlackMessage {
  const undone = outcomes.filter(({ kind }) => kind === 'undone').length;
  const left = outcomes.length - undone;
  return formattedSentence(
    run(`Taken back: ${counted(undone, 'decision')}.`),
    run(left === 0 ? '' : ` ${counted(left, 'was', 'were')} decided anew or taken back before.`),
  );
}
