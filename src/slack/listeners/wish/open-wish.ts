import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import { type DigestDefinition, isPerson } from '../../../model/digest/digest-definition.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { loadingView } from '../../blocks/search/details/details-view.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { fieldsOf, WishFields } from '../../blocks/wish/wish-fields.ts';
import { endedView } from '../../blocks/wish/wish-preview.ts';
import { wishView } from '../../blocks/wish/wish-view.ts';
import type { Authority } from '../../people/authority.ts';
import type { Person } from '../../people/person.ts';
import { maySee } from '../../people/show-digests.ts';
import { zoneOf } from '../../people/zone-of.ts';
import { NOT_THERE } from '../actions/open-transfer.ts';
import { openModal, type WindowTrigger } from '../open-modal.ts';

/** What somebody did to open a form. */
export interface WishTrigger extends WindowTrigger {
  readonly actor: Person;
}

/** What is known of a new one; `place` says whether it is a channel's digest. */
export type KnownWish = Partial<Pick<WishFields, 'query' | 'kinds' | 'channel'>> & {
  readonly place: 'channel' | 'either';
};

export interface OpenWish {
  /** A new one, with what is known of it already. */
  fresh(client: WebClient, trigger: WishTrigger, known: KnownWish): Promise<void>;
  /** An existing one, to be changed or, as a new one, copied. Files can only be copied. */
  existing(
    client: WebClient,
    trigger: WishTrigger,
    name: string,
    as: 'edit' | 'copy',
  ): Promise<void>;
}

/** Builds what opens the form: at once, since Slack waits three seconds, and filled when all is known. */
export function createOpenWish({
  digests,
  authority,
}: {
  readonly digests: Pick<Digests, 'made'>;
  readonly authority: Pick<Authority, 'ask'>;
}): OpenWish {
  return {
    fresh: async (client, trigger, known) => {
      const viewId = await open(client, trigger);
      const timezone = await zoneOf(client, trigger.actor.user);
      await fill(client, viewId, freshFields(digests, timezone, known));
    },
    existing: async (client, trigger, name, as) => {
      const { actor } = trigger;
      const viewId = await open(client, trigger);
      const definition = await digests.made.definition(actor, name);
      const isThere = !('kind' in definition) && (await maySee(client, definition, actor));
      if (!isThere) {
        await end(client, viewId, NOT_THERE);
        return;
      }
      const act = isPerson(definition.channel) ? 'keep-own' : 'make-digest';
      const permission = await authority.ask(act, actor);
      await (permission.kind === 'refused'
        ? end(client, viewId, refusalMessage(act, permission))
        : fill(client, viewId, existingFields(digests, definition, as)));
    },
  };
}

function freshFields(
  { made }: Pick<Digests, 'made'>,
  timezone: string,
  { place, ...known }: KnownWish,
): WishFields {
  const { query = '' } = known;
  const name = made.nameFor(query === '' ? 'digest' : query);
  return WishFields.parse({
    cadence: place === 'channel' ? 'monday' : 'index',
    ...known,
    timezone,
    context: { name, version: null, place },
  });
}

function existingFields(
  { made }: Pick<Digests, 'made'>,
  definition: DigestDefinition,
  as: 'edit' | 'copy',
): WishFields {
  const isAlert = isPerson(definition.channel);
  if (as === 'edit' && definition.made !== null) {
    const { version } = definition.made;
    const place = isAlert ? 'person' : 'channel';
    return fieldsOf(definition, { name: definition.name, version, place });
  }
  const fields = fieldsOf(definition, {
    name: made.nameFor(definition.title),
    version: null,
    place: isAlert ? 'either' : 'channel',
  });
  return { ...fields, title: `${definition.title} (copy)` };
}

async function open(client: WebClient, trigger: WishTrigger): Promise<string> {
  const view = await openModal(client, trigger, loadingView());
  if (view === undefined) {
    throw new Error('Slack opened a modal and did not name it.');
  }
  return view.id;
}

async function end(client: WebClient, viewId: string, message: SlackMessage): Promise<void> {
  await client.views.update({ view_id: viewId, view: viewWithinLimits(endedView(message)) });
}

async function fill(client: WebClient, viewId: string, fields: WishFields): Promise<void> {
  await client.views.update({ view_id: viewId, view: viewWithinLimits(wishView(fields)) });
}
