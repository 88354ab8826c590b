import { beforeAll, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ItemId } from '../../../src/model/item.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, mira } from '../../support/builders.ts';
import { databaseWith } from '../database.ts';
import { runCli } from '../run-cli.ts';

describe('calibration', () => {
  let db: string;

  beforeAll(async () => {
    const ratings = [5, 5, 4, 4, 4, 1, 2, 2, 3, 3] as const;
    const page = aPage({ rows: ratings.map((relevancy) => aRow({ relevancy })) });
    db = await databaseWith([page]);
    const store = await openSqliteStore({ file: db, events: silentEvents });
    for (const [n, { id, relevancy }] of page.items.entries()) {
      const itemId = ItemId.parse(id);
      const at = new Date(Date.UTC(2026, 10, 20, 9, n));
      await store.addMark({ itemId, actor: mira, mark: { kind: 'button' }, at });
      const verdict = (relevancy ?? 0) >= 4 ? ('accepted' as const) : ('dismissed' as const);
      const { team, user: by } = mira;
      await store.addDecision({ itemId, team, verdict, note: null, duplicateOf: null, by, at });
    }
    await store.close();
  });

  it('says in words what the figures come to', async () => {
    const { out, exitCode } = await runCli(['calibration', '--db', db]);

    expect(exitCode).toBe(0);
    expect(out).toContain('Ratings tell what people accept. Of 5 items rated 4 or 5, 5 were');
    expect(out).toContain('  rated 4: 3 of 3 accepted, 100 % (44–100 %)');
    expect(out).toContain('  mobility: 5 of 10 accepted, 50 % (24–76 %) · ratings tell');
  });

  it('gives a program the figures', async () => {
    const { out } = await runCli(['calibration', '--db', db, '--json']);

    expect(JSON.parse(out)).toMatchObject({
      verdict: 'tells',
      strong: { accepted: 5, decided: 5 },
      weak: { accepted: 0, decided: 5 },
    });
  });

  it('says so where nothing is decided', async () => {
    const empty = await databaseWith([aPage()]);

    const { out } = await runCli(['calibration', '--db', empty]);

    expect(out).toContain('Too little is decided to say.');
  });
});
