import { aDatabase, type TestDatabase } from '../../support/postgres/a-database.ts';
import { REAL_TIME } from './fast-time.ts';
import { aFleet, type Fleet, type FleetOptions } from './fleet.ts';
import { hurryDatabase } from './hurry-database.ts';

export interface FleetOnPostgres extends Fleet {
  readonly database: Pick<TestDatabase, 'server' | 'name'>;
}

/** Replicas over a database of their own, whose clock goes as fast as theirs. Nothing is begun. */
export async function aFleetOnPostgres({
  database: given,
  ...options
}: Omit<FleetOptions, 'databaseUrl'> & {
  /** In a server that the test may stop. Default: in the one that all share. */
  readonly database?: TestDatabase;
}): Promise<FleetOnPostgres> {
  const database = given ?? (await aDatabase());
  await hurryDatabase(database, options.time ?? REAL_TIME);
  const fleet = await aFleet({ ...options, databaseUrl: database.url });
  return { ...fleet, database };
}
