import type { RejectedDigest, UnknownDigest } from '../../../digests/outcome.ts';
import { bold, code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

/** Nothing of that name can be used: it is not there, or its file is wrong. */
export function missingDigestMessage(outcome: UnknownDigest | RejectedDigest): SlackMessage {
  return outcome.kind === 'unknown' ? unknownDigest(outcome) : rejectedDigest(outcome);
}

function unknownDigest({ name, nearest, known }: UnknownDigest): SlackMessage {
  return formattedSentence(
    run('There is no digest '),
    code(shortLine(name, 80)),
    run('.'),
    nearest === null ? [] : [...run(' Did you mean '), ...code(nearest), ...run('?')],
    run(known.length === 0 ? ' None is defined.' : ' There are: '),
    known.slice(0, 10).flatMap((one, n) => [...(n === 0 ? [] : run(', ')), ...code(one)]),
  );
}

function rejectedDigest({ problems }: RejectedDigest): SlackMessage {
  const [first] = problems;
  const place =
    first === undefined ? '' : `${first.file}${first.line === null ? '' : `:${first.line}`}`;
  return formattedSentence(
    run('The digest cannot be used: '),
    code(shortLine(place, 120)),
    run(` ${shortLine(first?.message ?? '', 500)}`),
    problems.length > 1 ? bold(` And ${problems.length - 1} more in the list.`) : [],
  );
}
