import { z } from 'zod';
import { UserId } from '../../model/slack-ids.ts';
import type { PersonNameStore } from '../person-name-store.ts';
import type { Connection } from './connection.ts';

const Row = z.object({ user: UserId, name: z.string() });

/** How people are called, in SQLite. */
export function createPersonNameStore({ db, read, write }: Connection): PersonNameStore {
  // Somebody who is met every few minutes is written down once a day.
  const keep = db.prepare<[object]>(`
    INSERT INTO person_name (team, user, name, at) VALUES (@team, @user, @name, @at)
    ON CONFLICT DO UPDATE SET name = excluded.name, at = excluded.at
    WHERE name <> excluded.name OR at < excluded.at - 86400000`);
  const some = db.prepare<[string]>(`
    SELECT user, name FROM person_name
    WHERE user IN (SELECT value FROM json_each(?)) ORDER BY at`);
  return {
    keepName: ({ team, user }, name, at) =>
      write(() => {
        keep.run({ team, user, name, at: at.getTime() });
      }),
    namesOf: (people) =>
      read(
        () =>
          new Map(
            some
              .all(JSON.stringify(people))
              .map((row) => Row.parse(row))
              .map(({ user, name }) => [user, name]),
          ),
      ),
  };
}
