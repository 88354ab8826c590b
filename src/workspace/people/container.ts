import type { ReplyPlace } from '../delivery/replies.ts';
import { type JsonObject, objectsAt } from '../json.ts';
import type { Container, StateValues } from '../page-protocol.ts';
import { messageRow } from '../state/rows/message-row.ts';
import { viewRow } from '../state/rows/view-row.ts';
import type { State } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import type { ActDeps } from './act-deps.ts';
import { channelName } from './interaction.ts';
import { memberOf, messageSeenBy } from './membership.ts';

/** What an interactive element stands in, as interactions describe it. */
export interface Surroundings {
  readonly blocks: readonly unknown[];
  /** The fields of the payload; `values` is the state as filled in. */
  readonly fields: (values: StateValues) => JsonObject;
}

/**
 * Finds the message or view; undefined where this person sees no such thing.
 *
 * @param blockId - which block of it was used: one of an attachment is described as such.
 */
export function surroundings(
  deps: ActDeps,
  as: string,
  container: Container,
  blockId: string,
): Surroundings | undefined {
  return container.kind === 'message'
    ? aroundMessage(deps, as, container, blockId)
    : aroundView(deps.state, as, container.viewId);
}

function aroundMessage(
  { state, responseUrls }: ActDeps,
  as: string,
  { channel: channelId, ts }: Extract<Container, { kind: 'message' }>,
  blockId: string,
): Surroundings | undefined {
  const message = messageSeenBy(state, as, channelId, ts);
  const channel = memberOf(state, as, channelId);
  if (message === undefined || channel === undefined) {
    return undefined;
  }
  const ephemeral = message.onlyFor !== null;
  const inAttachment = message.attachments.find((attachment) =>
    objectsAt(attachment, 'blocks').some((block) => block.block_id === blockId),
  );
  const place: ReplyPlace = {
    channel: channelId,
    user: as,
    threadTs: message.threadTs,
    original: { channel: channelId, ts },
  };
  return {
    blocks: [
      ...message.blocks,
      ...message.attachments.flatMap((attachment) => objectsAt(attachment, 'blocks')),
    ],
    fields: (values) => ({
      container: {
        type: inAttachment === undefined ? 'message' : 'message_attachment',
        ...(inAttachment !== undefined && {
          attachment_id: inAttachment.id,
          is_app_unfurl: inAttachment.is_app_unfurl === true,
          app_unfurl_url: inAttachment.app_unfurl_url,
        }),
        message_ts: ts,
        channel_id: channelId,
        is_ephemeral: ephemeral,
        ...(message.threadTs !== null && { thread_ts: message.threadTs }),
      },
      channel: { id: channelId, name: channelName(channel) },
      // Slack keeps no copy of an ephemeral message.
      ...(!ephemeral && { message: messageRow(state, message) }),
      state: { values },
      response_url: responseUrls.issue(place),
    }),
  };
}

/** An open view of this person; undefined where there is none. */
export function viewOf({ views }: State, as: string, id: string): StoredView | undefined {
  const stored = views.find(id);
  return stored?.user === as ? stored : undefined;
}

function aroundView(state: State, as: string, id: string): Surroundings | undefined {
  const stored = viewOf(state, as, id);
  if (stored === undefined) {
    return undefined;
  }
  return {
    blocks: stored.view.blocks,
    fields: (values) => ({
      container: { type: 'view', view_id: id },
      view: { ...viewRow(state, stored), state: { values } },
    }),
  };
}
