import { describe } from 'vitest';
import { openTestStore } from '../../support/open-store.ts';
import { isDeep } from '../../support/runs.ts';
import { promisesOfReplicas } from './promises-of-replicas.ts';

/** Each is a third of a second of CPU, and most faults show in the first few. */
const SEEDS = isDeep ? 100 : 8;

describe('several replicas over one ledger', () =>
  promisesOfReplicas({
    openStores: async () => [await openTestStore()],
    seeds: SEEDS,
    patienceMs: 20_000,
  }));
