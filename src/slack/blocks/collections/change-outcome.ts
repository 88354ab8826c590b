import type { Button } from '@slack/types';
import type { ChangeOutcome } from '../../../collections/outcome.ts';
import type { Collection } from '../../../model/collection.ts';
import type { ItemId } from '../../../model/item.ts';
import { subjectId } from '../../../model/review/nomination.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { bold, person, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { goneMessage } from '../review/flagged.ts';
import { subjectName } from '../review/subject-name.ts';
import type { SlackMessage } from '../slack-message.ts';
import { noCollectionMessage, openCollectionButton } from './collection-page.ts';

/** What somebody did with an entry. */
export type Deed = 'added' | 'moved' | 'noted' | 'taken-out' | 'put-back';

/** What a change came to, in a sentence above the collection. */
export function changeMessage(deed: Deed, outcome: ChangeOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'no-item':
      return goneMessage();
    case 'no-collection':
      return noCollectionMessage();
    case 'closed':
      return closedMessage(outcome.collection);
    case 'not-in-it':
      return formattedSentence(
        run('Nothing was changed: the item was taken out of '),
        bold(outcome.collection.name),
        run(' meanwhile.'),
      );
    case 'as-it-was':
    case 'changed':
      return doneMessage(deed, outcome);
  }
}

/** *Collect…* was sent: what became of it, with the way to the collection and the way back. */
export function collectedMessage(outcome: ChangeOutcome): SlackMessage {
  const { text, blocks } = changeMessage('added', outcome);
  if (outcome.kind !== 'changed' && outcome.kind !== 'as-it-was') {
    return { text, blocks };
  }
  const { collection, entry } = outcome;
  const undo = button({
    label: 'Undo',
    actionId: ACTIONS.takeOut,
    value: value({ collection: collection.id, item: subjectId(entry.subject) }),
    spoken: `Undo: take ${subjectName(entry.subject)} out again`,
  });
  return {
    text,
    blocks: [
      ...blocks,
      ...buttons(openCollectionButton(collection), ...(outcome.kind === 'changed' ? [undo] : [])),
    ],
  };
}

type Done = Extract<ChangeOutcome, { readonly kind: 'changed' | 'as-it-was' }>;

function doneMessage(deed: Deed, { kind, collection, entry }: Done): SlackMessage {
  const name = bold(subjectName(entry.subject));
  const place = run(`${entry.number} of ${collection.size}`);
  if (deed === 'added') {
    return formattedSentence(
      run(kind === 'changed' ? 'Collected: ' : 'It is there already: '),
      name,
      run(' is '),
      place,
      run(' in '),
      bold(collection.name),
      run('.'),
    );
  }
  if (deed === 'taken-out') {
    const { text, blocks } = formattedSentence(run('Taken out: '), name, run('.'));
    return {
      text,
      blocks: [...blocks, ...buttons(putBackButton(collection, subjectId(entry.subject)))],
    };
  }
  if (deed === 'noted') {
    return formattedSentence(run('Note kept: '), name, run('.'));
  }
  const still = kind === 'as-it-was' ? ' stands there already: ' : ' is now ';
  return formattedSentence(name, run(deed === 'put-back' ? ' is back: ' : still), place, run('.'));
}

function putBackButton({ id }: Collection, item: ItemId): Button {
  return button({
    label: 'Put back',
    actionId: ACTIONS.putBack,
    value: value({ collection: id, item }),
    spoken: 'Put back what was taken out',
  });
}

/** A collection that was asked to change is closed. */
export function closedMessage({ name, closed }: Collection): SlackMessage {
  return formattedSentence(
    run('Nothing was changed: '),
    bold(name),
    ...(closed === null ? [] : [run(' was closed by '), person(closed.by)]),
    run('. Reopen it first.'),
  );
}
