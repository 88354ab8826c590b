import type { Unreadable } from '../../search/outcome.ts';
import { escapeText } from './escape-text.ts';
import { oneLine } from './plain.ts';
import { code, richText, run, section } from './rich-text.ts';
import { shorten } from './shorten.ts';
import type { SlackMessage } from './slack-message.ts';

/** ``I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`.`` with the valid values where there are some. */
export function unreadableMessage({
  part,
  reason,
  example,
  validValues,
}: Unreadable): SlackMessage {
  const typed = shorten(oneLine(part), 200);
  const why = shorten(oneLine(reason).replace(/\.$/, ''), 500);
  const valid = validValues.slice(0, 10).map((one) => shorten(oneLine(one), 80));
  return {
    text: escapeText(
      `I can't read ${typed}: ${why}.${example === null ? '' : ` Try ${example}.`}` +
        (valid.length === 0 ? '' : ` Valid: ${valid.join(', ')}.`),
    ),
    blocks: [
      richText(
        section(
          run("I can't read "),
          code(typed),
          run(`: ${why}.`),
          example === null
            ? []
            : [...run(' Try '), ...code(shorten(oneLine(example), 200)), ...run('.')],
        ),
        section(valid.length === 0 ? [] : [...run('Valid: '), ...listOfCode(valid), ...run('.')]),
      ),
    ],
  };
}

function listOfCode(values: readonly string[]) {
  return values.flatMap((one, n) => [...(n === 0 ? [] : run(', ')), ...code(one)]);
}
