import type { TestDatabase } from '../../support/postgres/a-database.ts';
import type { FastTime } from './fast-time.ts';

/**
 * Lets a database that nobody uses yet tell the time that the replicas' machines have: it is the one
 * by which they agree on leases. Its own limits go by real time.
 */
export async function hurryDatabase(
  { server, name }: Pick<TestDatabase, 'server' | 'name'>,
  { rate, start, realStart }: FastTime,
): Promise<void> {
  await server.query(
    `SET allow_system_table_mods = on;
     ALTER FUNCTION pg_catalog.clock_timestamp() RENAME TO real_clock_timestamp;
     CREATE FUNCTION pg_catalog.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $body$
       SELECT pg_catalog.to_timestamp(
         (${start} + (extract(epoch FROM pg_catalog.real_clock_timestamp()) * 1000 - ${realStart}) * ${rate}) / 1000)
     $body$;`,
    name,
  );
}
