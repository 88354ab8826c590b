import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aQuery } from '../../support/builders.ts';
import { everyOther } from '../../support/runs.ts';
import { aTemporaryFolder } from '../../support/temporary-folder.ts';

const program = fileURLToPath(new URL('put-until-killed.ts', import.meta.url));

/** @returns the last page that the program said was on disk when it was killed. */
async function writeAndKill(file: string, afterPages: number): Promise<number> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = 0;
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    seen += 1;
    if (seen === afterPages) {
      child.kill('SIGKILL');
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
  return last;
}

describe('a killed writer', () => {
  it('loses nothing that it had finished, and leaves no half page', async () => {
    const file = join(await aTemporaryFolder(), 'killed.db');

    for (const afterPages of everyOther([1, 7, 23, 40])) {
      const last = await writeAndKill(file, afterPages);

      const store = await openSqliteStore({ file, events: silentEvents });
      const { pages, items } = await store.archiveStatus();
      expect(pages).toBeGreaterThanOrEqual(last);
      expect(items).toMatchObject({ signal: pages, issue: pages });
      const match = { kind: 'word', text: `number${last}`, prefix: false } as const;
      const request = { kinds: ITEM_KINDS, limit: 1, offset: 0 };
      expect(await store.search({ query: aQuery({ match }), ...request })).toMatchObject({
        total: 1,
      });
      await store.close();
    }

    const db = new Sqlite(file);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.exec(`INSERT INTO item_fts (item_fts, rank) VALUES ('integrity-check', 1)`);
    db.close();
  });

  it('leaves its lease to run out, and nobody takes it before', async () => {
    const file = join(await aTemporaryFolder(), 'lease.db');
    const first = await openSqliteStore({ file, events: silentEvents });
    const second = await openSqliteStore({ file, events: silentEvents });
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20) + seconds * 1000);
    await first.holdLease('writer', 'first', at(0), 30_000);

    const early = await second.holdLease('writer', 'second', at(29), 30_000);
    const late = await second.holdLease('writer', 'second', at(30), 30_000);

    expect(early).toMatchObject({ kind: 'busy', owner: 'first', since: at(0) });
    expect(late).toEqual({ kind: 'held', since: at(30) });
    expect(await first.holdLease('writer', 'first', at(31), 30_000)).toMatchObject({
      kind: 'busy',
    });
    await first.close();
    await second.close();
  });
});
