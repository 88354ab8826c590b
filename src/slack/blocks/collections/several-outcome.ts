import type { ManyAdded, ManyRemoved } from '../../../collections/outcome.ts';
import { counted } from '../../../model/text/counted.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { goneMessage } from '../review/flagged.ts';
import type { SlackMessage } from '../slack-message.ts';
import { closedMessage } from './change-outcome.ts';
import { noCollectionMessage, openCollectionButton } from './collection-page.ts';

/** Several were collected: how many are new, with the way to the collection and the way back. */
export function collectedSeveralMessage(outcome: ManyAdded): SlackMessage {
  switch (outcome.kind) {
    case 'no-item':
      return goneMessage();
    case 'no-collection':
      return noCollectionMessage();
    case 'closed':
      return closedMessage(outcome.collection);
    case 'added':
      return addedMessage(outcome);
  }
}

function addedMessage({
  collection,
  added,
  alreadyThere,
}: Extract<ManyAdded, { readonly kind: 'added' }>): SlackMessage {
  const { text, blocks } = formattedSentence(
    run(added.length === 0 ? 'Nothing new: ' : `Collected: ${counted(added.length, 'item')} in `),
    bold(collection.name),
    run(
      added.length === 0
        ? ` has ${alreadyThere === 1 ? 'it' : `all ${alreadyThere}`} already.`
        : `, which has ${collection.size} now.`,
    ),
    run(
      added.length === 0 || alreadyThere === 0
        ? ''
        : ` ${counted(alreadyThere, 'was', 'were')} there already.`,
    ),
  );
  const undo = button({
    label: `Undo ${added.length}`,
    actionId: ACTIONS.takeOutSeveral,
    value: value({ collection: collection.id, items: added }),
    spoken: `Undo: take ${counted(added.length, 'item')} out again`,
  });
  const ways = buttons(openCollectionButton(collection), ...(added.length === 0 ? [] : [undo]));
  return { text, blocks: [...blocks, ...ways] };
}

/** Several were taken out again. */
export function removedSeveralMessage(outcome: ManyRemoved): SlackMessage {
  switch (outcome.kind) {
    case 'no-collection':
      return noCollectionMessage();
    case 'closed':
      return closedMessage(outcome.collection);
    case 'removed':
      return formattedSentence(run(`Taken out: ${counted(outcome.removed, 'item')}.`));
  }
}
