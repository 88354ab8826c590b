import { z } from 'zod';
import { ChannelId, MessageTs, UserId } from '../../model/slack-ids.ts';
import { type Person, personOf } from '../people/person.ts';
import type { Here } from './here.ts';
import { type Answering, answering } from './tell-privately.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  channel: z.object({ id: ChannelId }).nullish(),
  container: z
    .object({
      type: z.string().optional(),
      message_ts: MessageTs.optional(),
      thread_ts: MessageTs.optional(),
      is_ephemeral: z.boolean().default(false),
    })
    .optional(),
  view: z
    .object({
      id: z.string(),
      type: z.string().optional(),
      hash: z.string().optional(),
      private_metadata: z.string().optional(),
    })
    .nullish(),
  message: z.object({ thread_ts: MessageTs.optional() }).nullish(),
  trigger_id: z.string(),
  response_url: z.string().nullish(),
  actions: z.tuple([
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string().optional() }).nullish(),
    }),
  ]),
});

/** A click on a button, or a choice from a menu. */
export interface Click extends Answering {
  readonly actor: Person;
  readonly triggerId: string;
  /** What the button or the chosen option carried; see blocks/action-values.ts. */
  readonly value: string | undefined;
  /** Null on the Home tab and in a modal. */
  readonly channel: ChannelId | null;
  /** The message that holds the button, when others see it too. */
  readonly publicTs: MessageTs | null;
  /** The thread that the message stands in, when it is a reply. */
  readonly threadTs: MessageTs | null;
  /** The modal or Home tab that holds the button; null in a message. */
  readonly view: ClickedView | null;
}

export interface ClickedView {
  readonly id: string;
  /** Refuses an update of a view that has changed meanwhile. */
  readonly hash: string | undefined;
  readonly isModal: boolean;
  /** What the modal remembers: its `private_metadata`. */
  readonly remembered: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readClick(body: unknown, here: Here): Click {
  const payload = Payload.parse(body);
  const { container, message, user, view } = payload;
  const [action] = payload.actions;
  const messageTs = container?.message_ts ?? null;
  const threadTs = container?.thread_ts ?? message?.thread_ts ?? null;
  return {
    actor: personOf(here.team, user.id, user.team_id ?? payload.team?.id, payload.enterprise?.id),
    triggerId: payload.trigger_id,
    value: action.value ?? action.selected_option?.value ?? undefined,
    channel: payload.channel?.id ?? null,
    publicTs: container?.is_ephemeral === false ? messageTs : null,
    threadTs: threadTs === messageTs ? null : threadTs,
    view: view == null ? null : clickedView(view),
    ...answering(payload.response_url ?? null, here),
  };
}

/** The modal that was clicked in; null in a message and on the Home tab, which no answer replaces. */
export function modalOf({ view }: Pick<Click, 'view'>): ClickedView | null {
  return view?.isModal === true ? view : null;
}

function clickedView(view: NonNullable<z.infer<typeof Payload>['view']>): ClickedView {
  const { id, hash, type, private_metadata: remembered = '' } = view;
  return { id, hash, isModal: type === 'modal', remembered };
}
