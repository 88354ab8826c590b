import { describe } from 'vitest';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { openPostgresTestStore } from '../support/postgres/open-postgres-test-store.ts';
import { storeContract } from './contract.ts';

// A share of it every day: what is asked is asked of a file, by the rooms of SQLite's store, which does
// all of the contract in memory; that what is written comes there and back is the same for each table.
describe.skipIf(!hasPostgres())('the PostgreSQL store', () =>
  storeContract(openPostgresTestStore, { oneIn: 2 }),
);
