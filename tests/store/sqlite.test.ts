import { copyFile, mkdtemp, rm } from 'node:fs/promises';
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
  const fileOf = (name: string) => join(folder, `${name}.db`);
  const open = (name: string) => openSqliteStore({ file: fileOf(name), events: silentEvents });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalpost-store-'));
    await (await open('empty')).close();
  });

  afterAll(() => rm(folder, { recursive: true }));

  // Each begins with a copy of one that was made before: to make one anew takes 70 ms. A share of the
  // contract every day: the rooms are those of the store in memory, which does all of it.
  storeContract(
    async () => {
      files += 1;
      await copyFile(fileOf('empty'), fileOf(`${files}`));
      return open(`${files}`);
    },
    { oneIn: 3 },
  );
});
