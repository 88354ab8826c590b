import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { isObject, type JsonObject } from '../json.ts';

const isBlock = (value: unknown): value is KnownBlock =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const SomeObject = z.custom<JsonObject>(isObject, 'an object was expected');

const SavedMessage = z.object({
  channel: z.string(),
  ts: z.string(),
  threadTs: z.string().nullable(),
  user: z.string(),
  otherApp: z
    .object({ botId: z.string(), appId: z.string(), name: z.string() })
    .nullable()
    .default(null),
  text: z.string(),
  blocks: z.array(z.custom<KnownBlock>(isBlock, 'a block has a type')),
  attachments: z.array(SomeObject),
  metadata: SomeObject.nullable(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })),
  editedTs: z.string().nullable(),
  onlyFor: z.string().nullable(),
  broadcast: z.boolean(),
  subtype: z.string().nullable(),
});

/**
 * What a workspace remembers from one start to the next, as JSON: messages,
 * memberships and what was read. Files, modals and Home tabs are not kept.
 */
export const SavedState = z.object({
  version: z.literal(1),
  /** How many ids have been given: they must not repeat, since apps know events by them. */
  ids: z.number().int().min(0),
  messages: z.array(SavedMessage),
  /** Channel and timestamp of what was deleted. */
  removed: z.array(z.object({ channel: z.string(), ts: z.string() })).default([]),
  channels: z.array(
    z.object({ id: z.string(), members: z.array(z.string()), archived: z.boolean() }),
  ),
  reads: z.array(z.object({ user: z.string(), channel: z.string(), ts: z.string() })),
});
export type SavedState = Readonly<z.infer<typeof SavedState>>;
