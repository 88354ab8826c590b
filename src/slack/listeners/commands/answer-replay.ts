import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import { REPLAYED_DAYS, replayMessage } from '../../blocks/digest/replay-message.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Person } from '../../people/person.ts';
import { maySee } from '../../people/show-digests.ts';

/** What a digest would have posted; one of a private channel is there for its members alone. */
export async function answerReplay(
  digests: Pick<Digests, 'replay'>,
  client: WebClient,
  { actor, name }: { readonly actor: Person; readonly name: string },
): Promise<SlackMessage> {
  const outcome = await digests.replay(name, REPLAYED_DAYS);
  return outcome.kind === 'replay' && !(await maySee(client, outcome.info.definition, actor))
    ? replayMessage({ kind: 'unknown', name, nearest: null, known: [] })
    : replayMessage(outcome);
}
