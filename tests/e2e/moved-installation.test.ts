import { existsSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { followPosting } from '../../src/playground/follow-posting.ts';
import { createMovableClock, type MovableClock } from '../../src/playground/movable-clock.ts';
import type { Server } from '../../src/server/start-server.ts';
import { runCli } from '../cli/run-cli.ts';
import { aDatabase } from '../support/postgres/a-database.ts';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';
import { monday0805, nextMonday, weekly } from './a-weekly-file.ts';
import { aWorld, type World } from './running-server.ts';
import { AGAIN, flagTheFirst, holds, publicly, queueOf } from './what-is-seen.ts';

const WEEK_MS = 7 * 86_400_000;

describe.skipIf(!hasPostgres())('an installation that is moved', () => {
  it('goes on in PostgreSQL and back in its file, with its queue, and posts nothing twice', async () => {
    const clock = createMovableClock(monday0805, Date.now);
    const world = await aWorld(await aTemporaryFolder(), clock, 'http');
    onTestFinished(() => world.workspace.stop());
    const { url } = await aDatabase();
    const environment = { DATABASE_FILE: world.databaseFile, DATABASE_URL: url };
    world.addPages(12, 1);
    world.addDigest('weekly', weekly);

    const first = await world.serve();
    await first.refreshArchive();
    expect(await oneWeekOn(world, clock, first, 15)).toBe(4);
    await flagTheFirst(world);
    await first.stop();

    const there = await runCli(['move', '--to', 'postgres'], { environment, clock });
    expect(there).toMatchObject({ exitCode: 0, err: '' });
    const second = await world.serve({ databaseUrl: url });
    expect(await queueOf(world)).toContain('1 item waits for review');
    expect(await oneWeekOn(world, clock, second, 18)).toBe(8);
    await second.stop();

    const back = await runCli(['move', '--to', 'file'], { environment, clock });
    expect(back).toMatchObject({ exitCode: 0, err: '' });
    // With it, the file would count as a copy that may be made anew.
    expect(existsSync(`${world.databaseFile}.projection`)).toBe(false);
    const third = await world.serve();
    expect(await queueOf(world)).toContain('1 item waits for review');
    expect(await oneWeekOn(world, clock, third, 21)).toBe(12);
    await third.stop();
  });
});

/**
 * Posts what is due now, which is nothing that was posted; then three pages come, and the next Monday.
 *
 * @returns how many messages everybody sees.
 */
async function oneWeekOn(
  world: World,
  clock: MovableClock,
  server: Server,
  pages: number,
): Promise<number> {
  const before = publicly(world).length;
  const advance = (signal: AbortSignal) => server.runDigests(signal);
  await advance(AbortSignal.timeout(60_000));
  expect(publicly(world)).toHaveLength(before);

  world.addPages(3, 100 * pages);
  await server.refreshArchive();
  await holds(world, pages);
  const weeks = Math.ceil((clock.now().getTime() - nextMonday.getTime()) / WEEK_MS);
  const monday = new Date(nextMonday.getTime() + Math.max(0, weeks) * WEEK_MS);
  clock.moveTo(monday);
  const until = new Date(monday.getTime() + 120_000);
  const post = () =>
    followPosting({ clock, advance }, until, AbortSignal.timeout(60_000)).then(
      () => publicly(world).length,
    );
  await expect.poll(post, AGAIN).toBeGreaterThan(before);
  return post();
}
