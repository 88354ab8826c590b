import { existsSync } from 'node:fs';
import { z } from 'zod';
import { openInThread } from '../../sqlite/file/open-in-thread.ts';
import { SCHEMA_VERSION } from '../../sqlite/migrate.ts';
import { type ProjectionState, readProjection } from '../../sqlite/truth/projection-state.ts';
import { openPool } from '../connection/connect.ts';
import { toStoreError } from '../connection/to-store-error.ts';
import { SCHEMA } from './schema-sql.ts';
import { readMeta } from './truth-meta.ts';

/** What can be said of the shared database from here, while replicas may be using it. */
export interface TruthExamination {
  /** As the server says it: `15.13 (Debian 15.13-0+deb12u1)`. */
  readonly version: string;
  /** Null: nothing of Signalpost is there yet. */
  readonly schema: number | null;
  /** The schema that this program writes. */
  readonly newest: number;
  /** What its user may not do and must, in PostgreSQL's words; empty where all is well. */
  readonly missingRights: readonly string[];
  /** The server's clock minus this machine's. */
  readonly skewMs: number;
  /** Changes that the file has not followed yet; null where it follows nothing, or another database. */
  readonly behind: number | null;
}

const Facts = z.object({ version: z.string(), now: z.number(), mayMake: z.boolean() });
const FACTS_SQL = `
  SELECT current_setting('server_version') AS version,
    extract(epoch FROM clock_timestamp())::double precision * 1000 AS now,
    has_database_privilege(current_database(), 'CREATE') AS "mayMake"`;

const Table = z.object({ name: z.string(), isOwned: z.boolean(), isOpen: z.boolean() });
/** An update of the program changes the tables, which their owner alone may do. */
const TABLES_SQL = `
  SELECT relname AS name, pg_has_role(relowner, 'USAGE') AS "isOwned",
    has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
      AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE') AS "isOpen"
  FROM pg_class WHERE relnamespace = to_regnamespace('${SCHEMA}') AND relkind = 'r'`;

const Heads = z.object({ total: z.number() });
const HEADS_SQL = `SELECT sum(number)::bigint AS total FROM ${SCHEMA}.replication_head`;

/**
 * Looks at both without changing either.
 *
 * @param file - of this replica.
 * @param now - this machine's time.
 * @throws {StoreError} where PostgreSQL cannot be used, `not-ours` for another program's schema.
 */
export async function examineTruth(
  url: string,
  file: string,
  now: () => Date,
): Promise<TruthExamination> {
  const pool = openPool(url);
  try {
    // One before it, so that the time on the way is not that of connecting.
    await pool.query('SELECT');
    const asked = now().getTime();
    const { rows } = await pool.query(FACTS_SQL);
    const between = (asked + now().getTime()) / 2;
    const facts = Facts.parse(rows[0]);
    const meta = await readMeta(pool);
    const tables = z.array(Table).parse((await pool.query(TABLES_SQL)).rows);
    const missingRights = meta === undefined && !facts.mayMake ? ['CREATE'] : lacking(tables);
    const heads =
      meta === undefined || missingRights.length > 0 ? null : await pool.query(HEADS_SQL);
    return {
      version: facts.version,
      schema: meta?.version ?? null,
      newest: SCHEMA_VERSION,
      missingRights,
      skewMs: facts.now - between,
      behind: behind(followed(file), meta?.id, heads && Heads.parse(heads.rows[0]).total),
    };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await pool.end();
  }
}

function lacking(tables: readonly z.infer<typeof Table>[]): readonly string[] {
  return tables.flatMap(({ name, isOwned, isOpen }) =>
    isOwned && isOpen
      ? []
      : [`${isOpen ? 'ownership of' : 'SELECT, INSERT, UPDATE, DELETE on'} ${SCHEMA}.${name}`],
  );
}

function followed(file: string): ProjectionState | undefined {
  if (!existsSync(file)) {
    return undefined;
  }
  const db = openInThread(file, 'reading');
  try {
    return readProjection(db);
  } finally {
    db.close();
  }
}

function behind(
  state: ProjectionState | undefined,
  id: string | undefined,
  total: number | null,
): number | null {
  return state === undefined || state.of !== id || total === null
    ? null
    : total - state.numbers.archive - state.numbers.work;
}
