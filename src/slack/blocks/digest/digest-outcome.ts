import type { PreviewOutcome, RunOutcome, UnknownDigest } from '../../../digests/outcome.ts';
import { counted } from '../../../model/counted.ts';
import { context } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import type { SlackMessage } from '../slack-message.ts';
import { digestParentMessage } from './digest-parent.ts';

/** Said where nothing was ever new, as with an archive that was just indexed. */
const BASELINE =
  ' What an archive holds when it is first indexed is the baseline and new to no digest; a page that comes later is.';

/** Messages that a preview shows: an interaction has five answers. */
const PREVIEWED = 3;

/** What a digest would post now, message by message, each marked as a preview. */
export function previewMessages(outcome: PreviewOutcome): readonly SlackMessage[] {
  if (outcome.kind === 'unknown') {
    return [unknownDigestMessage(outcome)];
  }
  const { info, parents, past } = outcome;
  const history = `In the last ${past.days} days it would have posted ${counted(past.items, 'item')} in ${counted(past.runs, 'run')}.`;
  const marked = parents.slice(0, PREVIEWED).map((parent): SlackMessage => {
    const { text, blocks } = digestParentMessage(parent, null);
    return {
      text: `Preview: ${text}`,
      blocks: [context('Preview. Nothing was posted, and no mark was moved.', history), ...blocks],
    };
  });
  return marked.length > 0
    ? marked
    : [
        formattedSentence(
          bold(oneLine(info.definition.title)),
          run(` has nothing new to post now. ${history}${past.items === 0 ? BASELINE : ''}`),
        ),
      ];
}

/** What became of the wish to post a digest now. */
export function runMessage(outcome: RunOutcome, timezone: string): SlackMessage {
  switch (outcome.kind) {
    case 'unknown':
      return unknownDigestMessage(outcome);
    case 'planned':
      return formattedSentence(
        code(outcome.run.digest),
        run(
          ` is on its way to ${shortLine(outcome.run.channel, 80)}: ${counted(outcome.entries, 'item')}, everything since ${instant(outcome.run.from, timezone)}. The next run starts where this one ends.`,
        ),
      );
    case 'empty':
      return formattedSentence(
        code(outcome.run.digest),
        run(
          ` found nothing new since ${instant(outcome.run.from, timezone)}, so it posts nothing.`,
        ),
      );
    case 'already':
      return formattedSentence(
        code(outcome.run.digest),
        run(' has just been run. Wait a minute to run it again.'),
      );
  }
}

function unknownDigestMessage({ name, nearest, known }: UnknownDigest): SlackMessage {
  return formattedSentence(
    run('There is no digest '),
    code(shortLine(name, 80)),
    run('.'),
    nearest === null ? [] : [...run(' Did you mean '), ...code(nearest), ...run('?')],
    run(known.length === 0 ? ' None is defined.' : ' There are: '),
    known.slice(0, 10).flatMap((one, n) => [...(n === 0 ? [] : run(', ')), ...code(one)]),
  );
}
