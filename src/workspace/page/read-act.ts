import { z } from 'zod';
import type { Act } from '../page-protocol.ts';

const Values = z.record(z.string(), z.record(z.string(), z.unknown()));
const Container = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
]);
const A_YEAR_MS = 366 * 86_400_000;
const share = z.number().min(0).max(1);
const Weather = z.object({
  rateLimited: share,
  slowMs: z.number().min(0).max(60_000),
  dropped: share,
  failed: share,
  duplicated: share,
});
const onMessage = { channel: z.string(), ts: z.string() };
const onElement = { container: Container, blockId: z.string(), actionId: z.string() };

const AnAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('say'),
    channel: z.string(),
    threadTs: z.string().nullable(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('command'), channel: z.string(), text: z.string() }),
  z.object({ kind: z.enum(['react', 'unreact']), ...onMessage, emoji: z.string() }),
  z.object({
    kind: z.literal('action'),
    ...onElement,
    action: z.looseObject({ type: z.string() }),
    values: Values,
  }),
  z.object({ kind: z.literal('options'), ...onElement, typed: z.string() }),
  z.object({ kind: z.literal('submit-view'), viewId: z.string(), values: Values }),
  z.object({ kind: z.literal('close-view'), viewId: z.string(), clear: z.boolean() }),
  z.object({ kind: z.enum(['open-home', 'open-messages']) }),
  z.object({ kind: z.literal('message-shortcut'), ...onMessage, callbackId: z.string() }),
  z.object({ kind: z.literal('global-shortcut'), callbackId: z.string() }),
  z.object({ kind: z.literal('dismiss'), ...onMessage }),
  z.object({ kind: z.literal('read'), channel: z.string() }),
  z.object({ kind: z.literal('invite-app'), channel: z.string() }),
  z.object({ kind: z.literal('move-clock'), to: z.string() }),
  z.object({ kind: z.literal('forward-clock'), byMs: z.number().positive().max(A_YEAR_MS) }),
  z.object({ kind: z.literal('set-weather'), weather: Weather }),
]);

const ActRequest = z.object({ as: z.string(), act: AnAct });

/** Reads the body of POST /page/act; null where it is none. */
export function readAct(body: unknown): { readonly as: string; readonly act: Act } | null {
  const parsed = ActRequest.safeParse(body);
  return parsed.success ? parsed.data : null;
}
