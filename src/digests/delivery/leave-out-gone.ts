import type { DigestMessage, DigestParent } from '../../model/digest/digest-message.ts';
import type { Delivery } from '../../model/digest/digest-run.ts';
import type { ItemId } from '../../model/item.ts';
import type { DigestStore } from '../../store/digest-store.ts';

/** Why a delivery was withdrawn. */
export const LEFT = 'left the archive';

/**
 * What a delivery says now. A list leaves out what has left the archive since
 * it was planned, and withdraws the replies of that; replies then say whatever
 * the list said, so that the two agree however the archive changes between.
 *
 * @returns null when nothing is left to say.
 */
export async function leaveOutGone(
  store: Pick<DigestStore, 'items' | 'ledger' | 'updateDelivery'>,
  { runId, message }: Delivery,
): Promise<DigestMessage | null> {
  if (message.kind === 'item') {
    return message;
  }
  const listed = message.groups.flatMap(({ entries }) => entries.map(({ found }) => found.item.id));
  const known = await store.items(listed);
  const isHere = (id: ItemId) => known.get(id)?.goneAt === null;
  const gone = new Set(listed.filter((id) => !isHere(id)));
  for (const entry of await store.ledger(runId)) {
    const { itemId, state } = entry;
    if (itemId !== null && state === 'pending' && gone.has(itemId)) {
      await store.updateDelivery(entry, { state: 'withdrawn', reason: LEFT });
    } else if (itemId !== null && state === 'withdrawn') {
      gone.add(itemId);
    }
  }
  const isLeft = listed.some((id) => !gone.has(id));
  // An empty note lists nothing; a further part hangs on the first, which may have nothing left.
  return isLeft || listed.length === 0 || message.parts > 1 ? without(message, gone) : null;
}

/** The others keep their numbers. */
function without(message: DigestParent, gone: ReadonlySet<ItemId>): DigestParent {
  const dropped = message.groups
    .flatMap(({ entries }) => entries)
    .filter(({ found }) => gone.has(found.item.id));
  const isNew = dropped.filter(({ novelty }) => novelty === 'new').length;
  return {
    ...message,
    newItems: message.newItems - isNew,
    updatedItems: message.updatedItems - (dropped.length - isNew),
    groups: message.groups
      .map(({ entries, ...group }) => ({
        ...group,
        entries: entries.filter(({ found }) => !gone.has(found.item.id)),
      }))
      .filter(({ entries }) => entries.length > 0),
  };
}
