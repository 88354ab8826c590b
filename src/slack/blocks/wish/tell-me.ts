import type { Button } from '@slack/types';
import type { MadeDigest } from '../../../model/digest/made-digest.ts';
import type { ItemKind } from '../../../model/item.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Fewer than these, and one would rather wait for more. */
export const THIN_RESULTS = 3;

/** One click: an alert of what was asked. @param kinds - the tables; empty asks all. */
export function tellMeButton(query: string, kinds: readonly ItemKind[]): Button {
  return button({
    label: 'Tell me when something new comes',
    actionId: ACTIONS.tellMe,
    value: value({ text: query, kinds }),
    spoken: `Tell me when something new comes for ${query}`,
  });
}

/** The same question, asked for a form with everything that can be chosen. */
export function saveAsAlertButton(query: string, kinds: readonly ItemKind[]): Button {
  return button({
    label: 'Save as alert',
    actionId: ACTIONS.newWish,
    value: value({ to: 'person', text: query, kinds }),
    spoken: `Save as alert: ${query}`,
  });
}

/**
 * It is kept: where the first answer comes, and each way to have it otherwise.
 *
 * @param kept.isHere - whether it was asked for in the thread that has the first answer.
 */
export function alertKeptMessage(
  { definition, made }: MadeDigest,
  { isNew, isHere }: { readonly isNew: boolean; readonly isHere: boolean },
): SlackMessage {
  const { name, query } = definition;
  const act = (label: string, actionId: string) =>
    button({ label, actionId, value: value({ digest: name }) });
  const thread = isHere ? 'here in this thread' : 'in the thread where you asked';
  const where =
    made.firstAnswer === null
      ? ', in your direct messages.'
      : `, the first time ${thread}, where others see it too; after that in your direct messages.`;
  const message = formattedSentence(
    run(
      isNew
        ? "I'll tell you when something new comes for "
        : 'That is saved already: I tell you what is new for ',
    ),
    query === '' ? run('the whole archive') : code(shortLine(query, 200)),
    run(where),
  );
  return {
    text: message.text,
    blocks: [
      ...message.blocks,
      ...buttons(
        ...(made.firstAnswer === null
          ? []
          : [act('Only in direct messages', ACTIONS.answerInPrivate)]),
        act('Change…', ACTIONS.editMade),
        act('Undo', ACTIONS.deleteMade),
      ),
    ],
  };
}
