import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import type { Unreadable } from '../../../search/outcome.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

const VALUES = 10;

/**
 * ``I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`.`` with the valid values where there
 * are some, and the query put right as a button.
 *
 * @param kinds - the tables that were asked.
 */
export function unreadableMessage(
  { part, reason, example, validValues, again }: Unreadable,
  kinds: readonly ItemKind[] = ITEM_KINDS,
): SlackMessage {
  const valid = validValues
    .slice(0, VALUES)
    .flatMap((one, n) => [...(n === 0 ? run(' Valid: ') : run(', ')), ...code(shortLine(one, 80))]);
  const { text, blocks } = formattedSentence(
    run("I can't read "),
    code(shortLine(part, 200)),
    run(`: ${shortLine(reason, 500).replace(/\.$/, '')}.`),
    example === null ? [] : [...run(' Try '), ...code(shortLine(example, 200)), ...run('.')],
    valid.length === 0 ? [] : [...valid, ...run('.')],
  );
  return { text, blocks: [...blocks, ...corrected(again, kinds)] };
}

function corrected(again: string | null, kinds: readonly ItemKind[]) {
  return again === null
    ? []
    : buttons(
        button({
          label: shortLine(again, 70),
          actionId: ACTIONS.ask,
          value: value({ text: again, kinds }),
          style: 'primary',
        }),
      );
}
