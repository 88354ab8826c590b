import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { followPosting } from '../../src/playground/follow-posting.ts';
import { createMovableClock, type MovableClock } from '../../src/playground/movable-clock.ts';
import { type Server, startServer } from '../../src/server/start-server.ts';
import { clickButton } from '../support/at-the-page.ts';
import { aDatabase } from '../support/postgres/a-database.ts';
import { hasPostgres } from '../support/postgres/find-postgres.ts';
import { recordEvents } from '../support/record-events.ts';
import { shown } from '../support/shown.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';
import { foresight, jonas, mira } from '../support/workspace.ts';
import { monday0805, nextMonday, weekly } from './a-weekly-file.ts';
import { countIn } from './replicas/in-the-file.ts';
import { aWorld, type World } from './running-server.ts';
import { AGAIN, holds, publicly } from './what-is-seen.ts';

describe.skipIf(!hasPostgres())('two servers over one PostgreSQL', () => {
  let clock: MovableClock;
  let world: World;
  let url: string;

  beforeEach(async () => {
    clock = createMovableClock(monday0805, Date.now);
    world = await aWorld(await aTemporaryFolder(), clock, 'http');
    onTestFinished(() => world.workspace.stop());
    ({ url } = await aDatabase());
    world.addPages(12, 1);
    world.addDigest('weekly', weekly);
  });

  const serve = async (name: string) => {
    const events = recordEvents();
    const databaseFile = join(await aTemporaryFolder(), `${name}.db`);
    const server = await startServer({
      config: { ...world.config, databaseUrl: url, databaseFile },
      events,
      clock,
    });
    onTestFinished(() => server.stop());
    return { server, events, databaseFile };
  };

  const ready = async ({ healthPort }: Server) => {
    const response = await fetch(`http://127.0.0.1:${healthPort}/readyz`);
    return { status: response.status, body: await response.text() };
  };

  const postWith = (...servers: readonly Server[]) =>
    followPosting(
      {
        clock,
        advance: async (signal) => {
          const all = await Promise.all(servers.map((server) => server.runDigests(signal)));
          return all.reduce((one, other) => (one === null ? other : one));
        },
      },
      new Date(nextMonday.getTime() + 120_000),
      AbortSignal.timeout(30_000),
    );

  it('answer, turn pages and share whichever is asked, and one of them indexes', async () => {
    const [a, b] = [await serve('a'), await serve('b')];
    await Promise.all([a.server.refreshArchive(), b.server.refreshArchive()]);
    for (const { server } of [b, a]) {
      world.ask(server);
      await holds(world, 12);
    }

    const answer = await world.type(jonas, '/signals rel:4+');
    world.ask(b.server);
    await clickButton(world.workspace, jonas, answer, 'Next 5', 0);
    const next = await world.workspace.until(jonas, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('showing 6–')),
    );

    expect(shown(answer.blocks)).toContain('showing 1–5');
    expect(next).toBeDefined();
    const indexed = (events: typeof a.events) => events.of('archive-indexed').length > 0;
    expect([indexed(a.events), indexed(b.events)].toSorted()).toEqual([false, true]);
    expect([(await ready(a.server)).status, (await ready(b.server)).status]).toEqual([200, 200]);

    // A button that is pressed twice, on both.
    world.ask(a.server);
    const found = await world.type(mira, '/signals rel:4+');
    const first = clickButton(world.workspace, mira, found, 'Share to channel', 0);
    world.ask(b.server);
    await Promise.all([first, clickButton(world.workspace, mira, found, 'Share to channel', 0)]);
    await world.workspace.until(jonas, () => publicly(world)[0]);
    await world.workspace.idle();
    expect(publicly(world)).toHaveLength(1);
    expect(publicly(world)[0]?.channel).toBe(foresight);
  });

  it('post a digest once, and the one that is left goes on', async () => {
    const [a, b] = [await serve('a'), await serve('b')];
    await a.server.refreshArchive();
    // Whichever plans, and not before its copy has the index: what is there by then is the baseline.
    const known = () => countIn(a, 'SELECT count(*) FROM digest');
    await expect.poll(() => postWith(a.server, b.server).then(known), AGAIN).toBe(1);
    world.addPages(3, 500);
    await Promise.all([a.server.refreshArchive(), b.server.refreshArchive()]);
    world.ask(a.server);
    await holds(world, 15);

    clock.moveTo(nextMonday);
    await expect
      .poll(() => postWith(a.server, b.server).then(() => publicly(world).length), AGAIN)
      .toBe(4);
    const once = publicly(world).length;
    await a.server.stop();
    await b.server.refreshArchive();
    await postWith(b.server);

    expect(publicly(world)).toHaveLength(once);
    expect((await ready(b.server)).status).toBe(200);
  });
});
