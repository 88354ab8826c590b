import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { silentLog } from '../../src/log.ts';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { PageStore, Store } from '../../src/store/store.ts';
import { pageId } from '../support/builders.ts';
import { collect } from '../support/collect.ts';
import { writeArchive } from '../support/generate-archive.ts';
import { generatePage } from '../support/generate-page.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const FIRST = '2036-11-24T09:00:00Z';
const SECOND = '2036-12-01T09:00:00Z';
const WRITES = ['putPages', 'rejectFile', 'restampFiles', 'removeFiles', 'completeIndex'] as const;

/** Edits, deletions, renames, additions and breakages, all at once. */
function stir(folder: string): void {
  for (const [n, file] of readdirSync(folder).sort().entries()) {
    const path = join(folder, file);
    if (n % 6 === 0) {
      writeFileSync(path, generatePage(5000 + n).text);
    } else if (n % 6 === 1) {
      rmSync(path);
    } else if (n % 6 === 2) {
      renameSync(path, join(folder, `${'0'.repeat(30)}${n.toString(16).padStart(2, '0')}.md`));
    } else if (n % 24 === 3) {
      writeFileSync(path, 'nonsense');
    }
  }
  writeArchive(folder, { pages: 20, seed: 9000 });
}

/** Everything that a reader, a digest or the next index can see. */
async function stateOf(store: Store) {
  const files = await store.knownFiles();
  const items = await collect(store.allItems());
  const stored = await store.storedItems([...new Set(files.map(({ pageId }) => pageId))]);
  return { files, items, stored, status: await store.archiveStatus() };
}

const namesOf = (items: readonly ArchiveItem[]) => items.map(({ item }) => item.name).sort();

async function index(store: Store, folder: string, now: string, writes?: PageStore) {
  const clock = createManualClock(now);
  await createIndexArchive({ store: writes ?? store, clock, log: silentLog })({ folder });
}

/** The store as a process sees it that ends before or after its n-th write. */
function endingAt(store: Store, n: number, when: 'before' | 'after'): PageStore {
  let left = n;
  const ending = { ...store };
  for (const name of WRITES) {
    const write: (...args: never[]) => Promise<void> = store[name];
    Object.assign(ending, {
      [name]: async (...args: never[]) => {
        left -= 1;
        if (left === 0 && when === 'before') {
          throw new Error('ended');
        }
        await write(...args);
        if (left <= 0) {
          throw new Error('ended');
        }
      },
    });
  }
  return ending;
}

async function writesOf(run: (store: PageStore) => Promise<void>, store: Store): Promise<number> {
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
    writeArchive(before, { pages: 60 });
    cpSync(before, after, { recursive: true, preserveTimestamps: true });
    stir(after);
    const whole = await openTestStore();
    await index(whole, before, FIRST);
    await index(whole, after, SECOND);
    const expected = await stateOf(whole);

    // Ended before its every write, one further each time: together they do all of it.
    const stepwise = await openTestStore();
    const first = await writesOf((store) => index(stepwise, before, FIRST, store), stepwise);
    const second = await writesOf((store) => index(stepwise, after, SECOND, store), stepwise);

    expect(first + second).toBeGreaterThan(4);
    expect(await stateOf(stepwise)).toEqual(expected);

    for (let n = 1; n <= 6; n += 1) {
      const store = await openTestStore();
      await index(store, before, FIRST, endingAt(store, n, 'after')).catch(() => {});
      await index(store, before, FIRST);
      await index(store, after, SECOND, endingAt(store, n, 'after')).catch(() => {});
      await index(store, after, SECOND);

      expect(await stateOf(store)).toEqual(expected);
    }
  }, 60_000);

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

  it.each([0, 50, 200])('survives a kill %i ms after it began to write', async (delay) => {
    const folder = tempFolder();
    const archive = join(folder, 'archive');
    const database = join(folder, 'test.db');
    writeArchive(archive, { pages: 200 });
    const whole = await openTestStore();
    await index(whole, archive, FIRST);

    const script = new URL('../support/index-child.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, archive, database, FIRST], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const chunk of child.stdout) {
      if (String(chunk).includes('read 0')) {
        setTimeout(() => child.kill('SIGKILL'), delay);
        break;
      }
    }
    if (child.exitCode === null && child.signalCode === null) {
      await once(child, 'exit');
    }
    const store = await openSqliteStore({ file: database, log: silentLog });
    await index(store, archive, FIRST);

    expect(await stateOf(store)).toEqual(await stateOf(whole));
    await store.close();
  });
});
