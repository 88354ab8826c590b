import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { backUpWhenDue, backupChores } from '../../src/server/backup-chore.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { recordEvents } from '../support/record-events.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** As the store has it: nobody hears of the same key twice. */
function rememberNotices() {
  const told = new Map<string, string>();
  return {
    told,
    tell: async (listeners: readonly string[], notice: Pick<Notice, 'key' | 'words'>) => {
      const words = notice.words.map(({ text }) => text).join('');
      told.set(notice.key, told.get(notice.key) ?? `${listeners.join()}: ${words}`);
    },
  };
}

async function aServerToBackUp() {
  const folder = tempFolder();
  const databaseFile = join(folder, 'signalpost.db');
  const store = await openTestStore(databaseFile);
  await store.close();
  return {
    config: { databaseFile, databaseUrl: null, backups: { folder, everyHours: 24, keep: 14 } },
    clock: createManualClock('2026-11-28T03:00:00Z'),
    events: recordEvents(),
    notices: rememberNotices(),
    signal: new AbortController().signal,
  };
}

describe('backing up by itself', () => {
  it('is left to whoever keeps PostgreSQL, where the file is a copy of that', async () => {
    const deps = await aServerToBackUp();
    const databaseUrl = 'postgres://db.example.org/horizon';

    expect(backupChores(deps)).toHaveLength(1);
    expect(backupChores({ ...deps, config: { ...deps.config, databaseUrl } })).toEqual([]);
  });

  it('makes one when the newest is old enough, and not before', async () => {
    const deps = await aServerToBackUp();
    const folder = join(tempFolder(), 'backups');

    await backUpWhenDue(deps, folder);
    deps.clock.advance(23 * 3_600_000);
    await backUpWhenDue(deps, folder);
    const before = readdirSync(folder);
    deps.clock.advance(3_600_000);
    await backUpWhenDue(deps, folder);

    expect(before).toHaveLength(1);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(deps.events.of('backup-made')).toHaveLength(2);
  });

  it('reports that none could be made', async () => {
    const deps = await aServerToBackUp();
    const config = { ...deps.config, databaseFile: '/nowhere/signalpost.db' };

    await backUpWhenDue({ ...deps, config }, tempFolder());

    expect(deps.events.of('backup-failed')).toMatchObject([
      { error: { message: expect.stringContaining('no database') } },
    ]);
  });

  it('tells operators of a failure, once until there is a backup again', async () => {
    const deps = await aServerToBackUp();
    const broken = { ...deps, config: { ...deps.config, databaseFile: '/nowhere/signalpost.db' } };
    const folder = tempFolder();
    const told = () => [...deps.notices.told.values()];

    await backUpWhenDue(broken, folder);
    await backUpWhenDue(broken, folder);
    expect(told()).toEqual([
      expect.stringMatching(/^operators: A backup could not be made in .* there is none yet/s),
    ]);

    await backUpWhenDue(deps, folder);
    deps.clock.advance(25 * 3_600_000);
    await backUpWhenDue(broken, folder);

    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('the last is of 2026-11-28, and stays');
  });

  it('is no chore where no folder is configured', async () => {
    const deps = await aServerToBackUp();

    expect(
      backupChores({
        ...deps,
        config: { ...deps.config, backups: { ...deps.config.backups, folder: null } },
      }),
    ).toEqual([]);
  });
});
