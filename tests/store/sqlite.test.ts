import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { openTestStore } from '../support/open-store.ts';
import { storeContract } from './contract.ts';

describe('the SQLite store in memory', () => storeContract(openTestStore));

describe('the SQLite store in a file', () => {
  let folder: string;
  let files = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalpost-store-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  storeContract(() => {
    files += 1;
    return openSqliteStore({ file: join(folder, 'new', `${files}.db`), events: silentEvents });
  });
});
