import { z } from 'zod';
import type { ClickedWindow } from '../../posting/tell-in-window.ts';

/** What may be known of any request of Slack's, of kinds that nobody listens to as well. */
const KnownRequest = z.looseObject({
  type: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  callback_id: z.string().optional().catch(undefined),
  response_url: z.string().optional().catch(undefined),
  trigger_id: z.string().optional().catch(undefined),
  user: z.looseObject({ id: z.string() }).optional().catch(undefined),
  event_id: z.string().optional().catch(undefined),
  event: z.looseObject({ type: z.string() }).optional().catch(undefined),
  actions: z
    .array(z.looseObject({ action_id: z.string().optional(), url: z.string().optional() }))
    .optional()
    .catch(undefined),
  view: z
    .looseObject({
      type: z.string().optional(),
      callback_id: z.string(),
      private_metadata: z.string().optional(),
    })
    .nullish()
    .catch(undefined),
});
export type KnownRequest = z.infer<typeof KnownRequest>;

export function knownOf(body: unknown): KnownRequest {
  return KnownRequest.safeParse(body).data ?? {};
}

/** What a request is called in the log: its command, event, button, shortcut or view. */
export function nameOf(request: KnownRequest): string {
  const { command, event, actions, view, callback_id, type } = request;
  return (
    command ??
    event?.type ??
    actions?.[0]?.action_id ??
    callback_id ??
    view?.callback_id ??
    type ??
    'unknown'
  );
}

/** What somebody does without a message that could be answered. A window that was closed needs no answer. */
const IN_WINDOWS = ['block_actions', 'shortcut', 'view_submission'];

/** Where whoever sent this can be told something though it has no response URL; undefined: nowhere. */
export function windowOf(request: KnownRequest): ClickedWindow | undefined {
  const { type = '', trigger_id: triggerId, user, view } = request;
  return IN_WINDOWS.includes(type) && triggerId !== undefined && user !== undefined
    ? { user: user.id, triggerId, isModal: view?.type === 'modal' }
    : undefined;
}
