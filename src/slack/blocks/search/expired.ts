import type { TurnOutcome } from '../../../search/outcome.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { richText, run, section } from '../elements/rich-text.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Says that a list is no longer kept, and offers its query again where that is still known. */
export function expiredMessage({
  again,
}: Extract<TurnOutcome, { readonly kind: 'expired' }>): SlackMessage {
  const text =
    again === null
      ? 'This list has expired. Type your query again.'
      : 'This list has expired. The archive may have grown since.';
  return {
    text,
    blocks: [
      richText(section(run(text))),
      ...buttons(
        ...(again === null
          ? []
          : [
              button({
                label: 'Run it again',
                actionId: ACTIONS.ask,
                value: value({ text: again.text, kinds: again.kinds }),
                style: 'primary',
              }),
            ]),
      ),
    ],
  };
}
