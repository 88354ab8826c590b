import type { ClientBase, Pool } from 'pg';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../../sqlite/migrate.ts';
import { StoreError } from '../../store-error.ts';
import { toStoreError } from '../connection/to-store-error.ts';
import { SCHEMA } from './schema-sql.ts';

const Meta = z.object({ id: z.string(), version: z.number() });

/** Which database it is, and of which version its tables are. */
export type TruthMeta = z.infer<typeof Meta>;

const Schema = z.object({ isOurs: z.boolean(), isEmpty: z.boolean() });
/** Of the catalogue, which everybody may read: a schema of others may be closed to us. */
const SCHEMA_SQL = `
  SELECT
    EXISTS (SELECT FROM pg_class WHERE relnamespace = own.oid AND relname = 'replication_meta')
      AS "isOurs",
    NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = own.oid)
      AND NOT EXISTS (SELECT FROM pg_proc WHERE pronamespace = own.oid) AS "isEmpty"
  FROM pg_namespace AS own WHERE nspname = '${SCHEMA}'`;

/**
 * Undefined where nothing of ours is there yet; the schema itself may be, made for a user who may make
 * none.
 *
 * @throws {StoreError} `not-ours`; the driver's errors as they are.
 */
export async function readMeta(asked: ClientBase | Pool): Promise<TruthMeta | undefined> {
  const [schema] = z.array(Schema).parse((await asked.query(SCHEMA_SQL)).rows);
  if (schema === undefined || (schema.isEmpty && !schema.isOurs)) {
    return undefined;
  }
  if (!schema.isOurs) {
    throw new StoreError(
      'not-ours',
      `The PostgreSQL database has a schema named "${SCHEMA}" that is another program's, and was left ` +
        'as it is. Name another database in DATABASE_URL.',
    );
  }
  const { rows } = await asked.query(
    `SELECT id, schema_version AS version FROM ${SCHEMA}.replication_meta`,
  );
  return Meta.parse(rows[0]);
}

/**
 * For who only reads: tables of this program's version, which are neither made nor brought up to date.
 *
 * @throws {StoreError}
 */
export async function requireMeta(pool: Pool): Promise<TruthMeta> {
  try {
    const meta = await readMeta(pool);
    if (meta === undefined) {
      throw new StoreError(
        'unavailable',
        'Nothing of Signalpost is in the PostgreSQL database yet. Start the server, or run: ' +
          'npm run -s signalpost -- index <folder>',
      );
    }
    if (meta.version < SCHEMA_VERSION) {
      throw new StoreError(
        'unavailable',
        'The PostgreSQL database was written by an older Signalpost. It is brought up to date when a ' +
          'server of this version starts.',
      );
    }
    assertKnown(meta);
    return meta;
  } catch (error) {
    throw toStoreError(error);
  }
}

/** @throws {StoreError} `too-new` for a version that this program does not know. */
export function assertKnown({ version }: TruthMeta): void {
  if (version > SCHEMA_VERSION) {
    throw new StoreError(
      'too-new',
      `The PostgreSQL database was written by a newer Signalpost (schema ${version}, this one knows ` +
        `${SCHEMA_VERSION}). Update the program, or use another database (DATABASE_URL).`,
    );
  }
}
