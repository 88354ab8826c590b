import { counted } from '../../../model/text/counted.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import type { SlackMessage } from '../slack-message.ts';

/** `Flagged 3 items of Signals of the week: …`. */
export function flaggedSeveralMessage(names: readonly string[], already: number): SlackMessage {
  if (names.length + already === 0) {
    return sentence('Nothing was ticked, so nothing is flagged.');
  }
  const known = already === 0 ? '' : ` ${counted(already, 'was', 'were')} flagged by you already.`;
  return formattedSentence(
    run(
      names.length === 0 ? 'Nothing new is flagged.' : `Flagged ${counted(names.length, 'item')}: `,
    ),
    ...names.map((name, n) => [...run(n === 0 ? '' : ' · '), ...bold(name)]),
    run(`${names.length === 0 ? '' : '.'}${known}`),
  );
}
