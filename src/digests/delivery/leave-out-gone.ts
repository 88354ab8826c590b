import type { DigestMessage, DigestParent } from '../../model/digest-message.ts';
import type { ItemId } from '../../model/item.ts';
import type { ItemStore } from '../../store/store.ts';

/**
 * The message without items that have left the archive since it was planned;
 * null when nothing of it is left to say. The others keep their numbers.
 */
export async function withoutGone(
  store: Pick<ItemStore, 'item'>,
  message: DigestMessage,
): Promise<DigestMessage | null> {
  if (message.kind === 'item') {
    return (await isGone(store, message.entry.found.item.id)) ? null : message;
  }
  const entries = message.groups.flatMap((group) => group.entries);
  const gone = new Set<ItemId>();
  for (const { found } of entries) {
    if (await isGone(store, found.item.id)) {
      gone.add(found.item.id);
    }
  }
  if (gone.size === 0) {
    return message;
  }
  // A further part may have something left to say, and hangs on the first.
  return gone.size === entries.length && message.parts === 1 ? null : dropEntries(message, gone);
}

async function isGone(store: Pick<ItemStore, 'item'>, id: ItemId): Promise<boolean> {
  const found = await store.item(id);
  return found === undefined || found.goneAt !== null;
}

function dropEntries(message: DigestParent, gone: ReadonlySet<ItemId>): DigestParent {
  const dropped = message.groups
    .flatMap(({ entries }) => entries)
    .filter(({ found }) => gone.has(found.item.id));
  const isNew = dropped.filter(({ novelty }) => novelty === 'new').length;
  return {
    ...message,
    newItems: message.newItems - isNew,
    updatedItems: message.updatedItems - (dropped.length - isNew),
    groups: message.groups
      .map(({ heading, entries }) => ({
        heading,
        entries: entries.filter(({ found }) => !gone.has(found.item.id)),
      }))
      .filter(({ entries }) => entries.length > 0),
  };
}
