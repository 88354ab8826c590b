import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentEvents } from '../../src/model/events/events.ts';
import { followPosting } from '../../src/playground/follow-posting.ts';
import { createMovableClock, type MovableClock } from '../../src/playground/movable-clock.ts';
import type { Server } from '../../src/server/start-server.ts';
import { restoreBackup } from '../../src/store/sqlite/backup/restore-backup.ts';
import { writeBackup } from '../../src/store/sqlite/backup/write-backup.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { isDeep } from '../support/runs.ts';
import { shown } from '../support/shown.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';
import { jonas } from '../support/workspace.ts';
import { monday0805, nextMonday, weekly } from './a-weekly-file.ts';
import { aWorld, type World } from './running-server.ts';
import { flagTheFirst, publicly, queueOf } from './what-is-seen.ts';

describe.each(['http', 'socket'] as const)('the whole loop over %s', (transport) => {
  /** Where the way to Slack has no part in it: over both where tests go deep, else over one. */
  const itOnce = it.runIf(isDeep || transport === 'http');
  let clock: MovableClock;
  let world: World;
  let server: Server;

  beforeEach(async () => {
    clock = createMovableClock(monday0805, Date.now);
    world = await aWorld(await aTemporaryFolder(), clock, transport);
    world.addPages(12, 1);
    world.addDigest('weekly', weekly);
    server = await world.serve();
    await server.refreshArchive();
    // What is there when digests are planned first is the baseline, and no more.
    await server.runDigests(AbortSignal.timeout(60_000));
  });

  afterEach(async () => {
    await server.stop();
    await world.workspace.stop();
  });

  const becomeNextMonday = async () => {
    clock.moveTo(nextMonday);
    await completeDigests(60_000);
  };

  const completeDigests = (withinMs: number) =>
    followPosting(
      { clock, advance: (signal) => server.runDigests(signal) },
      new Date(nextMonday.getTime() + withinMs),
      AbortSignal.timeout(60_000),
    );

  const replies = () =>
    world.workspace.snapshot(jonas).messages.filter(({ threadTs }) => threadTs !== null);

  it('answers, posts what is new, queues what is flagged, and goes on where it was after a restart', async () => {
    const answer = await world.type(jonas, '/signals rel:4+');
    expect(shown(answer.blocks)).toMatch(
      /\d+ signals\nshowing 1–5 · highest relevancy first · relevancy 4\+/,
    );

    world.addPages(3, 500);
    await server.refreshArchive();
    await becomeNextMonday();
    expect(replies()).toHaveLength(3);

    await flagTheFirst(world);

    expect(await queueOf(world)).toContain('1 item waits for review');
    const before = world.workspace.snapshot(jonas).messages.length;

    await server.stop();
    server = await world.serve();
    await server.runDigests(AbortSignal.timeout(60_000));

    expect(world.workspace.snapshot(jonas).messages).toHaveLength(before);
    expect(await queueOf(world)).toContain('1 item waits for review');
  });

  itOnce('posts nothing of the baseline', async () => {
    await becomeNextMonday();

    expect(world.workspace.snapshot(jonas).messages).toEqual([]);
  });

  itOnce(
    'ends an index that is under way when it is stopped, and goes on with it after',
    async () => {
      await server.stop();
      // So many that it takes most of a second, and is stopped long before.
      world.addPages(150, 1000);
      server = await world.serve();

      await server.stop();
      const store = await openSqliteStore({ file: world.databaseFile, events: silentEvents });
      const { pages } = await store.archiveStatus();
      await store.close();
      server = await world.serve();
      await server.refreshArchive();

      expect(pages).toBeLessThan(162);
      expect(shown((await world.type(jonas, '/signalpost status')).blocks)).toContain('162 pages');
    },
  );

  itOnce('posts nothing twice when a backup from before a digest is restored', async () => {
    world.addPages(3, 500);
    await server.refreshArchive();
    const backup = await writeBackup({
      databaseFile: world.databaseFile,
      to: `${await aTemporaryFolder()}/`,
      now: monday0805,
    });
    await becomeNextMonday();
    const before = world.workspace.snapshot(jonas).messages.map(({ ts }) => ts);

    await server.stop();
    restoreBackup({
      backup: backup.file,
      databaseFile: world.databaseFile,
      now: new Date(),
    });
    server = await world.serve();
    await server.refreshArchive();
    await completeDigests(600_000);
    await flagTheFirst(world);

    expect(before).toHaveLength(4);
    expect(publicly(world).map(({ ts }) => ts)).toEqual(before);
  });
});
