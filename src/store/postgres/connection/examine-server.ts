import type { ClientBase } from 'pg';
import { z } from 'zod';
import { StoreError } from '../../store-error.ts';

/** The oldest that the tests run against: Debian 12's. PostgreSQL itself mends it until November 2027. */
const OLDEST = 15;

const FACTS_SQL = `
  SELECT current_setting('server_version_num')::integer AS version,
    current_setting('server_encoding') AS encoding,
    current_database() AS database,
    pg_is_in_recovery() AS "isStandby"`;

const Facts = z.object({
  /** As in 150013 for 15.13. */
  version: z.number(),
  encoding: z.string(),
  database: z.string(),
  isStandby: z.boolean(),
});
export type ServerFacts = z.infer<typeof Facts>;

/**
 * Asks a server what it is, before anything else is asked of it.
 *
 * @throws {StoreError} for one that cannot hold what we write.
 */
export async function examineServer(client: ClientBase): Promise<ServerFacts> {
  const { rows } = await client.query(FACTS_SQL);
  const facts = Facts.parse(rows[0]);
  const fault = faultOf(facts);
  if (fault !== undefined) {
    throw fault;
  }
  return facts;
}

/** Why a server cannot be used; undefined where it can. */
export function faultOf({
  version,
  encoding,
  database,
  isStandby,
}: ServerFacts): StoreError | undefined {
  if (version < OLDEST * 10_000) {
    const found = `${Math.trunc(version / 10_000)}.${version % 10_000}`;
    return new StoreError(
      'unavailable',
      `The PostgreSQL server is too old (${found}): Signalpost needs ${OLDEST} or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    return new StoreError(
      'unavailable',
      `The PostgreSQL database "${database}" is kept in ${encoding}, which lacks most letters: ` +
        "make one with ENCODING 'UTF8' TEMPLATE template0.",
    );
  }
  // Nothing can be written there, and what is read may be old.
  return isStandby
    ? new StoreError(
        'read-only',
        'The PostgreSQL server is a standby, which only follows: name the primary in DATABASE_URL.',
      )
    : undefined;
}
