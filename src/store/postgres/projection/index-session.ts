import type { StoreRooms } from '../../sqlite/rooms-over.ts';
import type { Numbers } from '../../sqlite/truth/projection-state.ts';
import { StoreError } from '../../store-error.ts';
import type { Projection } from './projection.ts';

/**
 * An index plans by what it read at its beginning, and writes for minutes. Where another replica has
 * written pages since, as it does when it holds this one for dead, the rest of the plan is void: new
 * items would get ids though they have one.
 */
export interface IndexSession {
  /** What an index begins with. */
  begin(): void;
  /** Within each transaction that writes; what it has written itself is its own. */
  check(): void;
  /** What this replica has written itself. */
  follow(numbers: Partial<Numbers>): void;
}

export function createIndexSession(projection: Projection): IndexSession {
  let own: number | undefined;
  return {
    begin: () => {
      own = projection.numbers().archive;
    },
    check: () => {
      if (own !== undefined && projection.numbers().archive !== own) {
        own = undefined;
        throw new StoreError(
          'busy',
          'Another replica wrote pages meanwhile. The index begins anew with what is there now.',
        );
      }
    },
    follow: ({ archive }) => {
      own = own === undefined ? undefined : (archive ?? own);
    },
  };
}

/** The rooms of an index, each of whose writes is held against where it began. */
export function inSession<Rooms extends Pick<StoreRooms, 'knownFiles'>>(
  rooms: Rooms,
  session: IndexSession,
  catchUp: () => Promise<unknown>,
): Rooms {
  return {
    ...rooms,
    knownFiles: async () => {
      await catchUp();
      session.begin();
      return rooms.knownFiles();
    },
  };
}
