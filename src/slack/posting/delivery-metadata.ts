/** The metadata type of digest messages. */
export const DELIVERY_EVENT = 'digest_delivery';

/** Opaque ids only: any app in the workspace can read a message's metadata. */
export function deliveryMetadata(runId: string, deliveryId: string) {
  return {
    event_type: DELIVERY_EVENT,
    event_payload: { run_id: runId, delivery_id: deliveryId },
  };
}
