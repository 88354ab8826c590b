import { z } from 'zod';
import type { DeliveryMark } from '../../digests/delivery/poster.ts';
import { ItemId } from '../../model/item.ts';

/** The metadata type of digest messages. */
export const DELIVERY_EVENT = 'digest_delivery';

/** Opaque ids only: any app in the workspace can read a message's metadata. */
export function deliveryMetadata({ digestKey, runId, deliveryId, itemId }: DeliveryMark) {
  return {
    event_type: DELIVERY_EVENT,
    event_payload: {
      digest: digestKey,
      run_id: runId,
      delivery_id: deliveryId,
      ...(itemId === null ? {} : { item_id: itemId }),
    },
  };
}

const Payload = z.looseObject({
  digest: z.string(),
  run_id: z.string(),
  delivery_id: z.string(),
  item_id: ItemId.optional(),
});

/** Undefined for messages of older versions, which did not name their digest. */
export function readDeliveryMetadata(payload: unknown): DeliveryMark | undefined {
  const read = Payload.safeParse(payload).data;
  return read === undefined
    ? undefined
    : {
        digestKey: read.digest,
        runId: read.run_id,
        deliveryId: read.delivery_id,
        itemId: read.item_id ?? null,
      };
}
