import type { UnreachableChannel } from '../../../digests/delivery/poster.ts';
import type { DigestDefinition } from '../../../model/digest/digest-definition.ts';
import { code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import type { SlackMessage } from '../slack-message.ts';
import { channelWords } from './channel-words.ts';

/** Why a digest's channel takes nothing, with what to do; @param end - what that means for what was asked. */
export function unreachableMessage(
  {
    why,
    definition,
    missingScope,
  }: UnreachableChannel & { readonly definition: Pick<DigestDefinition, 'channel'> },
  end: string,
): SlackMessage {
  const channel = channelWords(definition.channel, 'bold');
  const last = run(` ${end}`);
  switch (why) {
    case 'archived':
      return formattedSentence(
        channel,
        run(' is archived. Unarchive it, or give the digest another channel.'),
        last,
      );
    case 'not-member':
      return formattedSentence(
        run('I am not in '),
        channel,
        run('. Type '),
        code('/invite @Signalpost'),
        run(' there, then try again.'),
        last,
      );
    case 'unknown':
      return formattedSentence(
        run('I cannot find '),
        channel,
        run(': it is not there, or it is private and I am not in it. If it is there, type '),
        code('/invite @Signalpost'),
        run(' in it; else correct the channel in the digest.'),
        missingScope === null ? [] : run(` Private channels need the scope ${missingScope}.`),
        last,
      );
  }
}
