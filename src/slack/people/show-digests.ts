import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../digests/digests.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { ChannelId } from '../../model/slack-ids.ts';
import type { ShownDigests } from '../blocks/digest/digest-list.ts';
import type { Authority } from './authority.ts';
import { isIn } from './channel-for.ts';
import type { Person } from './person.ts';

/** The digests as this person may see and work them, and their own alerts. */
export type ShowDigests = (client: WebClient, person: Person) => Promise<ShownDigests>;

export function createShowDigests({
  digests,
  authority,
}: {
  readonly digests: Pick<Digests, 'list' | 'made'>;
  readonly authority: Pick<Authority, 'may'>;
}): ShowDigests {
  return async (client, person) => {
    const [list, alerts, mayRun, mayMake, mayKeep] = await Promise.all([
      digests.list(),
      digests.made.alerts(person),
      authority.may('run-digest', person),
      authority.may('make-digest', person),
      authority.may('keep-own', person),
    ]);
    const seen = await Promise.all(
      list.digests.map(({ definition }) => maySee(client, definition, person)),
    );
    return {
      digests: list.digests.filter((_, n) => seen[n]),
      problems: list.problems,
      alerts,
      mayRun,
      mayMake,
      mayKeep,
    };
  };
}

/** One of a private channel is for those who are in it; where Slack does not say, for nobody. */
export async function maySee(
  client: WebClient,
  { made, channel }: Pick<DigestDefinition, 'made' | 'channel'>,
  { user }: Person,
): Promise<boolean> {
  if (made?.isPrivate !== true) {
    return true;
  }
  try {
    return await isIn(client, ChannelId.parse(channel), user);
  } catch {
    // What cannot be asked is not shown: this only leaves a line out.
    return false;
  }
}
