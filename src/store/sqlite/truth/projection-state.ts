import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DOMAINS, type Domain } from './truth-tables.ts';

/** How many changes of each domain have been made, or have come here. */
export type Numbers = Readonly<Record<Domain, number>>;

/** Which database a file is a projection of, and how far it has followed. */
export interface ProjectionState {
  /** The other database's own id. */
  readonly of: string;
  /** The schema that both had when it was built. */
  readonly schema: number;
  readonly numbers: Numbers;
}

const State = z.object({
  of: z.string(),
  schema: z.number(),
  archive: z.number(),
  work: z.number(),
});

/** Undefined for a file that is its own truth. */
export function readProjection(db: Database): ProjectionState | undefined {
  const isOne = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'projection'").get();
  return isOne === undefined ? undefined : createStateReader(db)();
}

/**
 * The same for a file that has followed something once, as often as it is asked: every read and every
 * write of a replica asks.
 */
export function createStateReader(db: Database): () => ProjectionState | undefined {
  const state = db.prepare('SELECT of, schema, archive, work FROM projection');
  return () => {
    const found = State.optional().parse(state.get());
    return (
      found && {
        of: found.of,
        schema: found.schema,
        numbers: { archive: found.archive, work: found.work },
      }
    );
  };
}

/** Makes the file a projection that has followed nothing yet. Within the caller's transaction. */
export function beginProjection(db: Database): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS projection (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      of TEXT NOT NULL,
      schema INTEGER NOT NULL,
      archive INTEGER NOT NULL,
      work INTEGER NOT NULL
    ) STRICT;
    DELETE FROM projection;`);
}

export function writeProjection(db: Database, { of, schema, numbers }: ProjectionState): void {
  db.prepare(
    'INSERT OR REPLACE INTO projection (id, of, schema, archive, work) VALUES (1, ?, ?, ?, ?)',
  ).run(of, schema, numbers.archive, numbers.work);
}

/** Notes within a transaction what number it has. */
export function createNumberWriter(db: Database): (numbers: Partial<Numbers>) => void {
  const sql = DOMAINS.map((domain) => ({
    domain,
    set: db.prepare<[number]>(`UPDATE projection SET ${domain} = ?`),
  }));
  return (numbers) => {
    for (const { domain, set } of sql) {
      const number = numbers[domain];
      if (number !== undefined) {
        set.run(number);
      }
    }
  };
}
