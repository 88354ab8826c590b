import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createArchiveKeeper } from '../../src/indexing/archive-keeper.ts';
import {
  type ArchiveSource,
  ArchiveSourceError,
} from '../../src/indexing/sources/archive-source.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { createJobLeases } from '../../src/server/leases/job-leases.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { pageId } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { aPageText } from '../support/page-text.ts';
import { PATIENTLY } from '../support/patiently.ts';
import { recordEvents } from '../support/record-events.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

describe('archive keepers of several replicas', () => {
  const setUp = async () => {
    const store = await openTestStore();
    const clock = createManualClock('2036-11-24T09:00:00Z');
    onTestFinished(() => store.close());
    const aReplica = async (owner: string, source?: (folder: string) => ArchiveSource) => {
      const folder = tempFolder();
      const events = recordEvents();
      let isDead = false;
      let isAway = false;
      const orNever = <T>(answer: () => Promise<T>) =>
        isDead ? new Promise<T>(() => {}) : answer();
      const holdLease: Store['holdLease'] = async (...lease) => {
        if (isAway) {
          throw new StoreError('away', 'PostgreSQL is starting.');
        }
        return store.holdLease(...lease);
      };
      const jobs = createJobLeases({
        store: {
          holdLease: (...lease) => orNever(() => holdLease(...lease)),
          releaseLease: (...lease) => orNever(() => store.releaseLease(...lease)),
        },
        clock,
        events: silentEvents,
        owner,
        elapsed: () => clock.now().getTime(),
      });
      await jobs.begin();
      const keeper = createArchiveKeeper(
        { store, clock, events, jobs },
        { folder, ...(source !== undefined && { source: source(folder) }) },
      );
      const indexes = () => events.of('archive-indexed').length;
      const write = (pages: number) => {
        for (let n = 1; n <= pages; n += 1) {
          writeIn(folder, `${pageId(n)}.md`, aPageText());
        }
      };
      const die = () => {
        isDead = true;
      };
      const losesDatabase = (isLost: boolean) => {
        isAway = isLost;
      };
      const failures = () => events.of('refresh-failed').length;
      return { keeper, jobs, folder, indexes, failures, write, die, losesDatabase };
    };
    return { store, clock, aReplica };
  };

  const pages = async (store: Store) => (await store.archiveStatus()).pages;

  it('leave the index to one, and the next goes on when that one ends', async () => {
    const { store, aReplica } = await setUp();
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    a.write(2);
    b.write(2);

    await a.keeper.refresh();
    await b.keeper.refresh();
    const before = [a.indexes(), b.indexes()];
    await a.keeper.stop();
    await a.jobs.end();
    await b.keeper.refresh();
    await b.keeper.stop();
    await b.jobs.end();

    expect(before).toEqual([1, 0]);
    expect(b.indexes()).toBe(1);
    expect(await pages(store)).toBe(2);
  });

  it('go on with the index of one that is dead, once its lease has run out', async () => {
    const { store, clock, aReplica } = await setUp();
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    a.write(2);
    b.write(2);
    await a.keeper.refresh();
    await b.keeper.refresh();

    a.die();
    await vi.waitFor(() => {
      clock.advance(1_000);
      expect(b.indexes()).toBe(1);
    }, 5_000);

    expect(await pages(store)).toBe(2);
    await b.keeper.stop();
    await b.jobs.end();
  });

  it('go on with it too when the database was away as they asked, and say so once', async () => {
    const { store, clock, aReplica } = await setUp();
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    a.write(2);
    b.write(2);
    await a.keeper.refresh();

    a.die();
    b.losesDatabase(true);
    await b.keeper.refresh();
    await b.keeper.refresh();
    const { trouble } = await b.keeper.status();
    b.losesDatabase(false);
    await vi.waitFor(() => {
      clock.advance(1_000);
      expect(b.indexes()).toBe(1);
    }, 5_000);

    expect(trouble).toBe('PostgreSQL is starting.');
    expect(b.failures()).toBe(1);
    expect((await b.keeper.status()).trouble).toBeNull();
    expect(await pages(store)).toBe(2);
    await b.keeper.stop();
    await b.jobs.end();
  });

  it('begin anew when they have lost the job and nobody else is there', async () => {
    const { clock, aReplica } = await setUp();
    const a = await aReplica('a');
    a.write(2);
    await a.keeper.refresh();
    const before = a.indexes();

    // As a machine that slept: its next heartbeat finds that its lease had run out.
    clock.advance(60_000);

    await vi.waitFor(() => {
      clock.advance(0);
      expect(a.indexes()).toBe(before + 1);
    }, PATIENTLY);
    await a.keeper.stop();
    await a.jobs.end();
  });

  it('let another try when the folder of one cannot be read', async () => {
    const { store, aReplica } = await setUp();
    const broken = (): ArchiveSource => ({
      folder: '/nowhere/at/all',
      update: async () => {
        throw new ArchiveSourceError('The archive could not be fetched.', { state: undefined });
      },
    });
    const [a, b] = [await aReplica('a', broken), await aReplica('b')];
    b.write(3);

    await a.keeper.refresh();
    await b.keeper.refresh();

    expect((await a.keeper.status()).trouble).toContain('could not be fetched');
    expect((await b.keeper.status()).trouble).toBeNull();
    expect(await pages(store)).toBe(3);
    await Promise.all([a.jobs.end(), b.jobs.end()]);
  });

  it('do not index an older state when the one that takes over cannot fetch the newest', async () => {
    const { store, aReplica } = await setUp();
    const stale = (folder: string): ArchiveSource => ({
      folder,
      update: async () => {
        throw new ArchiveSourceError('It has not been refreshed since yesterday.', {
          state: { missingFolders: [], newlyMissing: [] },
        });
      },
    });
    const [a, b] = [await aReplica('a'), await aReplica('b', stale)];
    a.write(4);
    b.write(1);
    await a.keeper.refresh();
    await a.jobs.end();

    await b.keeper.refresh();

    expect((await b.keeper.status()).trouble).toContain('since yesterday');
    expect(b.indexes()).toBe(0);
    expect(await pages(store)).toBe(4);
    await b.jobs.end();
  });
});
