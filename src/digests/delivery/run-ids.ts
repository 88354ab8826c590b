import { createHash } from 'node:crypto';
import type { DigestName } from '../../model/digest/digest-definition.ts';
import type { SlotLocal } from '../../model/digest/digest-run.ts';
import type { ItemId } from '../../model/item.ts';

/**
 * Ids of runs and deliveries. They are made of what they name, so that a run
 * which is planned anew after a backup was restored finds its messages by their
 * metadata; and hashed, since any app in the workspace can read that.
 */
const hash = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);

/** Stands in the metadata of every message of a digest. */
export const digestKey = (digest: DigestName): string => hash('digest', digest);

export const runIdOf = (digest: DigestName, slot: SlotLocal): string => hash('run', digest, slot);

/** @param what - the item, or which part of the list, from 1, with all items of the run. */
export const deliveryIdOf = (
  runId: string,
  what: ItemId | { readonly part: number; readonly items: readonly ItemId[] },
): string =>
  typeof what === 'string'
    ? hash('item', runId, what)
    : hash('part', runId, String(what.part), ...what.items);
