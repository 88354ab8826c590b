import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { PERSON_COLUMNS } from './person-columns.ts';

const Row = z.record(z.string(), z.unknown());
/** Events of Slack's that mention the person, as they were heard. */
const MENTIONED = 'instr(body, @quoted) > 0';

/** Everything that the database holds under a person's id, by table, as it is stored. */
export type PersonData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export function readPerson(db: Database, id: string): PersonData {
  const named = PERSON_COLUMNS.map(({ table, column }) => {
    const rows = db.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).all(id);
    return [table, z.array(Row).parse(rows)] as const;
  });
  const events = db
    .prepare(`SELECT * FROM inbox WHERE ${MENTIONED}`)
    .all({ quoted: JSON.stringify(id) });
  return Object.fromEntries([...named, ['inbox', z.array(Row).parse(events)] as const]);
}

export interface Forgotten {
  /** What stands in the person's place where a row stays; it leads to nobody. */
  readonly pseudonym: string;
  /** Rows by what became of them. */
  readonly dropped: number;
  readonly unnamed: number;
}

/**
 * Takes a person out of the database, in one step. Flags keep counting and decisions stand, by a name
 * that is drawn anew each time and written down nowhere else; what was theirs alone goes.
 */
export function forgetPerson(db: Database, id: string): Forgotten {
  const pseudonym = `U0FORGOTTEN${randomBytes(4).toString('hex').toUpperCase()}`;
  const forget = db.transaction((): Forgotten => {
    const counts = PERSON_COLUMNS.map(({ table, column, when }) => {
      const { changes } =
        when === 'drop'
          ? db.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(id)
          : db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(pseudonym, id);
      return { when, changes };
    });
    const events = db
      .prepare(`DELETE FROM inbox WHERE finished_at IS NOT NULL AND ${MENTIONED}`)
      .run({ quoted: JSON.stringify(id) });
    const sum = (when: 'drop' | 'unname') =>
      counts.filter((count) => count.when === when).reduce((all, { changes }) => all + changes, 0);
    return { pseudonym, dropped: sum('drop') + events.changes, unnamed: sum('unname') };
  });
  return forget.immediate();
}
