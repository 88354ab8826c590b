import { z } from 'zod';
import type { EntryRequest, Move } from '../../collection-store.ts';
import type { EntryStatements } from './entry-statements.ts';

const Place = z.object({ itemId: z.string(), position: z.number() });

/** Exchanges places with the neighbour, or goes before all; false where it stands there already. */
export function moveEntry(
  sql: Pick<EntryStatements, 'places' | 'place' | 'placeFirst'>,
  { collection: id, itemId, move }: EntryRequest & { readonly move: Move },
): boolean {
  const set = (item: string, position: number) => sql.place.run({ id, itemId: item, position });
  const places = sql.places.all(id).map((row) => Place.parse(row));
  const at = places.findIndex((place) => place.itemId === itemId);
  const own = places[at];
  const other = places[move === 'down' ? at + 1 : move === 'up' ? at - 1 : 0];
  if (own === undefined || other === undefined || other.itemId === own.itemId) {
    return false;
  }
  if (move === 'top') {
    sql.placeFirst.run({ id, itemId });
  } else {
    set(own.itemId, other.position);
    set(other.itemId, own.position);
  }
  return true;
}
