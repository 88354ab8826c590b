import { z } from 'zod';

/** What may be known of any request of Slack's, of kinds that nobody listens to as well. */
const KnownRequest = z.looseObject({
  type: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  callback_id: z.string().optional().catch(undefined),
  response_url: z.string().optional().catch(undefined),
  event_id: z.string().optional().catch(undefined),
  event: z.looseObject({ type: z.string() }).optional().catch(undefined),
  actions: z
    .array(z.looseObject({ action_id: z.string().optional(), url: z.string().optional() }))
    .optional()
    .catch(undefined),
  view: z
    .looseObject({ callback_id: z.string(), private_metadata: z.string().optional() })
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
