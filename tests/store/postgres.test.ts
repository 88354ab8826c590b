import { describe } from 'vitest';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { openPostgresTestStore } from '../support/postgres/open-postgres-test-store.ts';
import { storeContract } from './contract.ts';

describe.skipIf(!hasPostgres())('the PostgreSQL store', () => storeContract(openPostgresTestStore));
