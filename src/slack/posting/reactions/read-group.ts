import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../../model/clock.ts';
import { ItemId } from '../../../model/item.ts';
import { MessageTs, UserId } from '../../../model/slack-ids.ts';
import { SHARE_EVENT } from '../post-share.ts';
import type { CallBudget } from './call-budget.ts';
import type { MessageGroup } from './message-group.ts';

const PAGE_SIZE = 200;

export const Reactions = z.array(
  z.looseObject({ name: z.string(), users: z.array(UserId).default([]), count: z.number() }),
);
export type Reactions = z.infer<typeof Reactions>;

const ShownRow = z.looseObject({
  ts: MessageTs,
  user: z.string().optional(),
  bot_id: z.string().optional(),
  reactions: Reactions.default([]),
  /** Of a share, which tells an item that nobody recorded since its answer was lost. */
  metadata: z
    .looseObject({
      event_type: z.literal(SHARE_EVENT),
      event_payload: z.looseObject({
        share_id: z.string().optional(),
        item: ItemId,
        by: UserId,
      }),
    })
    .optional()
    .catch(undefined),
});
/** A message as Slack shows it. */
export type ShownRow = z.infer<typeof ShownRow>;

const Page = z.looseObject({
  messages: z.array(z.unknown()).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** How far the reading of a place has come. */
interface Progress {
  /** The comparison in which it was read last. */
  readonly turn: number;
  /** Where it goes on; empty at its beginning. */
  readonly cursor: string;
  readonly oldest: string;
}

export interface GroupRead {
  /** Before the first call: an event that was heard meanwhile is newer than what was read. */
  readonly at: Date;
  readonly rows: ReadonlyMap<MessageTs, ShownRow>;
  /** `all`: every message there was seen now; `part`: some, the rest before or later. */
  readonly seen: 'all' | 'part' | 'nothing';
}

/** Reads places bit by bit, each going on where it was cut off. */
export interface GroupReader {
  lastTurn(key: string): number | undefined;
  read(group: MessageGroup, budget: CallBudget, turn: number): Promise<GroupRead>;
  /** Forgets places that are of no interest any more. */
  keepOnly(groups: readonly MessageGroup[]): void;
}

export function createGroupReader(client: WebClient, clock: Pick<Clock, 'now'>): GroupReader {
  const progress = new Map<string, Progress>();

  const read: GroupReader['read'] = async (group, budget, turn) => {
    const { cursor: from = '', oldest = group.oldest } = goneOn(progress.get(group.key));
    const at = clock.now();
    const rows = new Map<MessageTs, ShownRow>();
    let cursor = from;
    try {
      do {
        if (!budget.take()) {
          // Its turn is still to come where nothing was read.
          if (cursor !== from) {
            progress.set(group.key, { turn, cursor, oldest });
          }
          return { at, rows, seen: rows.size > 0 ? 'part' : 'nothing' };
        }
        const page = Page.parse(await readPage(client, group, { cursor, oldest }));
        for (const row of page.messages.flatMap((one) => ShownRow.safeParse(one).data ?? [])) {
          rows.set(row.ts, row);
        }
        cursor = page.response_metadata?.next_cursor ?? '';
      } while (cursor !== '');
      progress.set(group.key, { turn, cursor, oldest });
      return { at, rows, seen: from === '' ? 'all' : 'part' };
    } catch (error) {
      const isLimited = error instanceof WebAPIRateLimitedError;
      if (isLimited) {
        budget.spend();
      }
      if (!isLimited || cursor !== from) {
        // What Slack refuses may be the cursor itself.
        const again = error instanceof WebAPIPlatformError ? '' : cursor;
        progress.set(group.key, { turn, cursor: again, oldest });
      }
      return { at, rows, seen: rows.size > 0 ? 'part' : 'nothing' };
    }
  };

  return {
    lastTurn: (key) => progress.get(key)?.turn,
    read,
    keepOnly: (groups) => {
      const kept = new Set(groups.map(({ key }) => key));
      for (const key of progress.keys()) {
        if (!kept.has(key)) {
          progress.delete(key);
        }
      }
    },
  };
}

/** A cursor counts from the time that it was asked with. */
function goneOn(known: Progress | undefined): Partial<Pick<Progress, 'cursor' | 'oldest'>> {
  return known === undefined || known.cursor === '' ? {} : known;
}

function readPage(
  client: WebClient,
  { channel, threadTs }: MessageGroup,
  { cursor, oldest }: Pick<Progress, 'cursor' | 'oldest'>,
): Promise<unknown> {
  const window = {
    channel,
    oldest,
    inclusive: true,
    limit: PAGE_SIZE,
    include_all_metadata: true,
    ...(cursor === '' ? {} : { cursor }),
  };
  return threadTs === null
    ? client.conversations.history(window)
    : client.conversations.replies({ ...window, ts: threadTs });
}
