import { describe } from 'vitest';
import { openTestStore } from '../../support/open-store.ts';
import { someOf } from '../../support/runs.ts';
import { promisesOfReplicas } from './promises-of-replicas.ts';

describe('several replicas over one ledger', () =>
  promisesOfReplicas({
    openStores: async () => [await openTestStore()],
    seeds: someOf(100),
    patienceMs: 20_000,
  }));
