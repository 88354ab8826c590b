import { join } from 'node:path';
import { describe } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { aDatabase } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { promisesOfReplicas } from './promises-of-replicas.ts';

/** Each life asks PostgreSQL some thousand times: 100 were lived once, and these go on being. */
const SEEDS = 3;

describe.runIf(isDeep && hasPostgres())('several replicas over one ledger in PostgreSQL', () =>
  promisesOfReplicas({
    openStores: async () => {
      const { url } = await aDatabase();
      const folder = tempFolder();
      const open = (name: string) =>
        openPostgresStore({ url, file: join(folder, `${name}.db`), events: silentEvents });
      return [await open('one'), await open('two'), await open('three')];
    },
    seeds: SEEDS,
    patienceMs: 120_000,
  }),
);
