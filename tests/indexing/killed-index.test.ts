import { cpSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ArchiveStore, createIndexArchive } from '../../src/indexing/index-archive.ts';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import type { Store } from '../../src/store/store.ts';
import { pageId } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { databaseContent, differencesFrom } from '../support/database-content.ts';
import { writeArchive } from '../support/generate-archive.ts';
import { generatePage } from '../support/generate-page.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { everyOther, isDeep } from '../support/runs.ts';
import { stirArchive } from '../support/stir-archive.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const FIRST = '2036-11-24T09:00:00Z';
const SECOND = '2036-12-01T09:00:00Z';
const WRITES = [
  'putPages',
  'rejectFile',
  'restampFiles',
  'removeFiles',
  'putTopics',
  'completeIndex',
] as const;

const namesOf = (items: readonly ArchiveItem[]) => items.map(({ item }) => item.name).sort();

async function index(store: Store, folder: string, now: string, writes?: ArchiveStore) {
  const clock = createManualClock(now);
  await createIndexArchive({ store: writes ?? store, clock, events: silentEvents })({ folder });
}

/** A new database after some work on it. */
async function fileAfter(file: string, work: (store: Store) => Promise<void>): Promise<string> {
  const store = await openTestStore(file);
  await work(store);
  await store.close();
  return file;
}

/** The store as a process sees it that ends before or after its n-th write. */
function endingAt(store: Store, n: number, when: 'before' | 'after'): ArchiveStore {
  let left = n;
  const ending = { ...store };
  for (const name of WRITES) {
    const write: (...args: never[]) => Promise<unknown> = store[name];
    Object.assign(ending, {
      [name]: async (...args: never[]) => {
        left -= 1;
        if (left === 0 && when === 'before') {
          throw new Error('ended');
        }
        const result = await write(...args);
        if (left <= 0) {
          throw new Error('ended');
        }
        return result;
      },
    });
  }
  return ending;
}

async function writesOf(
  run: (store: ArchiveStore) => Promise<void>,
  store: Store,
): Promise<number> {
  for (let n = 1; ; n += 1) {
    const ended = await run(endingAt(store, n, 'before')).then(
      () => false,
      () => true,
    );
    if (!ended) {
      return n - 1;
    }
  }
}

describe('an index that ends at any moment', () => {
  it('ends in the same state as if it never had, once it is run again', async () => {
    const folder = tempFolder();
    const before = join(folder, 'before');
    const after = join(folder, 'after');
    writeArchive(before, { pages: isDeep ? 60 : 30 });
    cpSync(before, after, { recursive: true, preserveTimestamps: true });
    stirArchive(after, 1, []);
    const whole = await fileAfter(join(folder, 'whole.db'), async (store) => {
      await index(store, before, FIRST);
      await index(store, after, SECOND);
    });
    const expected = databaseContent(whole);

    // Ended before its every write, one further each time: together they do all of it.
    const stepwise = await fileAfter(join(folder, 'stepwise.db'), async (store) => {
      const first = await writesOf((ending) => index(store, before, FIRST, ending), store);
      const second = await writesOf((ending) => index(store, after, SECOND, ending), store);

      expect(first + second).toBeGreaterThan(4);
    });

    expect(differencesFrom(expected, stepwise)).toEqual([]);

    for (const n of everyOther([1, 3, 5])) {
      const ended = await fileAfter(join(folder, `ended-${n}.db`), async (store) => {
        await index(store, before, FIRST, endingAt(store, n, 'after')).catch(() => {});
        await index(store, before, FIRST);
        await index(store, after, SECOND, endingAt(store, n, 'after')).catch(() => {});
        await index(store, after, SECOND);
      });

      expect(differencesFrom(expected, ended)).toEqual([]);
    }
  }, 120_000);

  it('reads a page again whose move and edit were undone after the end', async () => {
    const folder = tempFolder();
    const path = writeIn(folder, `${pageId(1)}.md`, generatePage(1).text);
    writeIn(folder, `${pageId(2)}.md`, generatePage(2).text);
    const store = await openTestStore();
    await index(store, folder, FIRST);
    const before = await collect(store.allItems());
    const aside = join(folder, 'aside');
    renameSync(path, aside);
    const moved = writeIn(folder, `2026/${pageId(1)}.md`, generatePage(3).text);
    const afterPages = endingAt(store, 1, 'after');
    await expect(index(store, folder, SECOND, afterPages)).rejects.toThrow(/ended/);
    rmSync(moved);
    renameSync(aside, path);

    await index(store, folder, SECOND);

    const items = await collect(store.allItems());
    expect(namesOf(items)).toEqual(namesOf(before));
    expect(await store.knownFiles()).toMatchObject([
      { file: `${pageId(1)}.md`, state: 'indexed', size: statSync(path).size },
      { file: `${pageId(2)}.md` },
    ]);
  });
});
