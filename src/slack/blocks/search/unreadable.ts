import type { Unreadable } from '../../../search/outcome.ts';
import { code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

const VALUES = 10;

/** ``I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`.`` with the valid values where there are some. */
export function unreadableMessage({
  part,
  reason,
  example,
  validValues,
}: Unreadable): SlackMessage {
  const short = (text: string, length: number) => shortLine(text, length);
  const valid = validValues
    .slice(0, VALUES)
    .flatMap((one, n) => [...(n === 0 ? run(' Valid: ') : run(', ')), ...code(short(one, 80))]);
  return formattedSentence(
    run("I can't read "),
    code(short(part, 200)),
    run(`: ${short(reason, 500).replace(/\.$/, '')}.`),
    example === null ? [] : [...run(' Try '), ...code(short(example, 200)), ...run('.')],
    valid.length === 0 ? [] : [...valid, ...run('.')],
  );
}
