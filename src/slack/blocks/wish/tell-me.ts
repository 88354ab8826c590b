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

/** An alert that is kept: since now or before, and where its next answer comes. */
export interface Kept {
  readonly isNew: boolean;
  /** A thread has the first answer: the one it was asked for in just now, or in before; or none has. */
  readonly firstAnswer: 'here' | 'elsewhere' | 'in-private';
}

/** It is kept: where the next answer comes, and each way to have it otherwise. */
export function alertKeptMessage(
  { definition }: Pick<MadeDigest, 'definition'>,
  { isNew, firstAnswer }: Kept,
): SlackMessage {
  const { name, query } = definition;
  const act = (label: string, actionId: string) =>
    button({ label, actionId, value: value({ digest: name }) });
  const thread = firstAnswer === 'here' ? 'here in this thread' : 'in the thread where you asked';
  const where =
    firstAnswer === 'in-private'
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
        ...(firstAnswer === 'in-private'
          ? []
          : [act('Only in direct messages', ACTIONS.answerInPrivate)]),
        act('Change…', ACTIONS.editMade),
        act('Undo', ACTIONS.deleteMade),
      ),
    ],
  };
}
