import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import type { Change } from '../../../digests/made/made-digests.ts';
import { DigestName, type Made } from '../../../model/digest/digest-definition.ts';
import { definitionOf, type MadeDigest } from '../../../model/digest/made-digest.ts';
import type { ItemKind } from '../../../model/item.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { changedMessage } from '../../blocks/wish/changed.ts';
import { alertKeptMessage } from '../../blocks/wish/tell-me.ts';
import { WishFields, wishOf } from '../../blocks/wish/wish-fields.ts';
import type { Person } from '../../people/person.ts';
import { zoneOf } from '../../people/zone-of.ts';

/** What somebody wants to hear of, from one click. */
export interface AlertWish {
  readonly query: string;
  /** Empty asks all five tables. */
  readonly kinds: readonly ItemKind[];
  /** The thread that hears the first answer; null for direct messages alone. */
  readonly thread: Made['firstAnswer'];
}

/** Keeps an alert, and says what the person is told. */
export type KeepAlert = (
  client: WebClient,
  actor: Person,
  wish: AlertWish,
) => Promise<SlackMessage>;

/**
 * Builds what keeps an instant alert without a form. Its name is made of what it is for, so that
 * a second click finds the first one's; one that was deleted or pauses goes on, where it can, and
 * the thread in which it was asked for last has the first answer.
 */
export function createKeepAlert({
  digests,
}: {
  readonly digests: Pick<Digests, 'made'>;
}): KeepAlert {
  return async (client, actor, { query, kinds, thread }) => {
    const name = nameOf(actor, query, kinds);
    const fields = WishFields.parse({
      query,
      kinds,
      timezone: await zoneOf(client, actor.user),
      context: { name, version: null },
    });
    const wish = wishOf(fields, actor.user);
    const request = { actor, name, wish, isPrivate: false, version: null, firstAnswer: thread };
    const outcome = await digests.made.save(request);
    if (outcome.kind === 'missing') {
      throw new Error(`The alert ${name} is somebody else's.`);
    }
    let { made } = outcome;
    const isNew = outcome.kind === 'saved' || made.state !== 'active';
    for (const change of outcome.kind === 'saved' ? [] : changesOf(made, thread)) {
      const changed = await digests.made.change(actor, name, change);
      if (changed.kind === 'needs-edit' || changed.kind === 'unreachable') {
        return changedMessage(changed, change);
      }
      made = 'made' in changed ? changed.made : made;
    }
    const isPrivate = made.made.firstAnswer === null || (await digests.made.isAnswered(made));
    const firstAnswer = thread === null ? 'elsewhere' : 'here';
    return alertKeptMessage(made, { isNew, firstAnswer: isPrivate ? 'in-private' : firstAnswer });
  };
}

/** What makes one that was kept before as it is wished now. */
function changesOf(made: MadeDigest, thread: Made['firstAnswer']): readonly Change[] {
  return [
    ...(made.state === 'deleted' ? [{ kind: 'restore' } as const] : []),
    ...(thread === null ? [] : [{ kind: 'answer-in', thread } as const]),
    ...(definitionOf(made).pause === null ? [] : [{ kind: 'resume' } as const]),
  ];
}

function nameOf({ team, user }: Person, query: string, kinds: readonly ItemKind[]): DigestName {
  const what = [team, user, query.trim(), ...kinds].join('\n');
  return DigestName.parse(`alert-${createHash('sha256').update(what).digest('hex').slice(0, 16)}`);
}
