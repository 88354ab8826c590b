import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEventHub } from '../../src/model/events/events.ts';
import { createMovableClock, type MovableClock } from '../../src/playground/movable-clock.ts';
import { type Server, startServer } from '../../src/server/start-server.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';
import { aWorld, type World } from './running-server.ts';

const START = new Date('2026-11-16T08:05:00Z');
const DUE = new Date('2026-11-23T08:00:30Z');
const THREE_DAYS_LATE = new Date('2026-11-26T09:00:00Z');
const weekly = `
title: Signals of the week
schedule: { every: week, on: monday, at: "09:00", timezone: Europe/Paris }
channel: "#foresight"
kinds: all
limit: 3
`;

/** README's five, by what it calls them. */
const ALERTS: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, expression] = /^\| ([^|`]+) \| `([^`]*signalpost_[^`]+)`/.exec(line) ?? [];
      return name === undefined || expression === undefined ? [] : [[name, expression] as const];
    }),
);

type Scrape = (series: string) => number;

/** Enough of Prometheus' language for one comparison of one series. */
function fires(name: string, now: Scrape, before: Scrape): boolean {
  const expression = ALERTS.get(name) ?? '';
  const found = /^(increase\()?([a-z_]+(?:\{[^}]*\})?)(?:\[1d\]\))? (==|>) ([\d* ]+)$/.exec(
    expression,
  );
  expect(found, `README's alert “${name}”: ${expression}`).not.toBeNull();
  const [, increase, series = '', operator, limit = ''] = found ?? [];
  const value = now(series) - (increase === undefined ? 0 : before(series));
  const bound = limit.split('*').reduce((product, factor) => product * Number(factor), 1);
  return operator === '==' ? value === bound : value > bound;
}

describe("README's alerts", () => {
  let clock: MovableClock;
  let world: World;
  let server: Server | undefined;
  let metricsPort = 0;

  beforeEach(async () => {
    clock = createMovableClock(START, Date.now);
    world = await aWorld(await aTemporaryFolder(), clock, 'socket');
    world.addPages(4, 1);
    world.addDigest('weekly', weekly);
  });

  afterEach(async () => {
    await server?.stop();
    await world.workspace.stop();
  });

  async function serve(backupFolder: string): Promise<void> {
    const events = createEventHub();
    events.subscribe(({ name, facts }) => {
      metricsPort = name === 'metrics-opened' ? facts.port : metricsPort;
    });
    const backups = { folder: backupFolder, everyHours: 24, keep: 14 };
    server = await startServer({
      config: { ...world.config, metricsPort: 0, backups },
      events,
      clock,
    });
    await server.refreshArchive();
    await server.runDigests(AbortSignal.timeout(60_000));
  }

  async function scrape(): Promise<Scrape> {
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    return (series) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${series} `))
          ?.slice(series.length),
      );
  }

  const folderOfBackups = () => aTemporaryFolder();
  const inbox = (at: Date) => {
    const db = new Sqlite(world.databaseFile);
    db.prepare("INSERT INTO inbox (event_id, body, received_at) VALUES ('Ev1', '{}', ?)").run(
      at.getTime(),
    );
    db.close();
  };

  it('are five and silent while all is well, then tell of events that wait and a database that is gone', async () => {
    const folder = await folderOfBackups();
    writeFileSync(join(folder, 'signalpost-20261116T080000Z.db'), '');
    await serve(folder);
    const before = await scrape();
    expect(ALERTS.size).toBe(5);
    expect([...ALERTS.keys()].filter((name) => fires(name, before, () => 0))).toEqual([]);

    inbox(new Date(clock.now().getTime() - 6 * 60_000));
    expect(fires('flags wait', await scrape(), () => 0)).toBe(true);

    renameSync(world.databaseFile, `${world.databaseFile}.away`);
    // What /readyz says is kept for a second.
    await expect.poll(async () => fires('it is not well', await scrape(), before)).toBe(true);

    renameSync(`${world.databaseFile}.away`, world.databaseFile);
  });

  it('tell of a digest that was due while it was down for days', async () => {
    await serve(await folderOfBackups());
    const before = await scrape();
    await server?.stop();
    clock.moveTo(THREE_DAYS_LATE);

    await serve(await folderOfBackups());

    expect(fires('a digest was missed', await scrape(), before)).toBe(true);
  });

  it('tell of a message that nobody knows of whether Slack took it', async () => {
    await serve(await folderOfBackups());
    world.addPages(2, 700);
    await server?.refreshArchive();
    world.workspace.failNext('chat.postMessage', 'drop-before', 1);
    world.workspace.failNext('conversations.history', 'http-500-before', 50);

    clock.moveTo(DUE);
    await server?.runDigests(AbortSignal.timeout(60_000));

    expect(fires('messages in doubt', await scrape(), () => 0)).toBe(true);
  });

  it('tell of backups that cannot be made', async () => {
    const folder = await folderOfBackups();
    writeFileSync(join(folder, 'signalpost-20261113T080000Z.db'), '');
    await serve(folder);

    expect(fires('no backup', await scrape(), () => 0)).toBe(true);

    rmSync(folder, { recursive: true });
    expect((await scrape())('signalpost_backup_age_seconds')).toBe(-1);
  });
});
