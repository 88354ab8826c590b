import { beforeAll, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ItemId } from '../../../src/model/item.ts';
import { PageId } from '../../../src/model/page-id.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, pageId } from '../../support/builders.ts';
import { databaseWith } from '../database.ts';
import { runCli } from '../run-cli.ts';

const sunday = new Date('2026-11-22T10:00:00Z');

/** As an index makes them: the ids of its items begin as its own. */
const pageWithItsDigits = (() => {
  const id = PageId.parse('bbbbbbbb000000000000000000000001');
  const page = aPage({ id, rows: [aRow({ name: 'Stays' }), aRow({ name: 'Leaves' })] });
  const itemId = (n: number) => ItemId.parse(`bbbbbbbb0000000${n + 1}`);
  return { ...page, items: page.items.map((item, n) => ({ ...item, id: itemId(n) })) };
})();

describe('show', () => {
  let db: string;

  beforeAll(async () => {
    db = await databaseWith([
      aPage({
        id: PageId.parse('aaaaaa00000000000000000000000001'),
        closest: [
          { title: 'Old title', id: pageId(3) },
          { title: 'Gone page', id: pageId(2) },
        ],
        rows: [aRow({ name: 'Corridors' }), aRow({ name: null, change: 'from roads to air' })],
      }),
      aPage({ id: pageId(3), title: 'Tracks in the sky', rows: [aRow({ name: 'Tracks' })] }),
      aPage({
        id: pageId(2),
        title: 'Gone page',
        rows: [aRow({ name: 'Gone' }), aRow({ name: 'Gone before' })],
      }),
      pageWithItsDigits,
    ]);
    const store = await openSqliteStore({ file: db, events: silentEvents });
    const [stays] = pageWithItsDigits.items;
    await store.putPages([{ ...pageWithItsDigits, items: stays ? [stays] : [], seenAt: sunday }]);
    const shorter = aPage({ id: pageId(2), title: 'Gone page', rows: [aRow({ name: 'Gone' })] });
    await store.putPages([{ ...shorter, seenAt: sunday }]);
    await store.removeFiles([`${pageId(2)}.md`], new Date('2026-11-23T10:00:00Z'));
    await store.close();
  });

  const show = (id: string, ...more: readonly string[]) =>
    runCli(['show', id, '--db', db, ...more]);

  it('shows an item with everything that is known of it', async () => {
    const { out, exitCode } = await show('0000000000010001');

    expect(exitCode).toBe(0);
    expect(out).toContain('signal: Cities reserve low air space for delivery drones.');
    expect(out).toMatch(/change +from roads to air/);
    expect(out).toMatch(/keywords +drones, air space/);
  });

  it('shows a page with its items in their order', async () => {
    const { out } = await show('AAAAAA00000000000000000000000001');

    expect(out).toMatch(/Low air space becomes a public good.*Corridors.*from roads to air/s);
  });

  it('ends with the closest pages that are there', async () => {
    const { out } = await show('aaaaaa');

    expect(out).toMatch(/closest pages\n +0{31}3 Tracks in the sky\n/);
    expect(out).not.toContain('Gone page');
  });

  it('takes the first digits of a page or an item', async () => {
    const page = await show('aaaaaa');
    const item = await show('000000000001000');

    expect(page.out).toContain('Corridors');
    expect(item).toMatchObject({ exitCode: 2 });
    expect(item.err).toMatch(/^2 ids begin with 000000000001000: .* Type more of it\.\n$/);
  });

  it('knows an item that has left the archive, and says since when', async () => {
    const { out } = await show('0000000000020000');

    expect(out).toMatch(/gone since +2026-11-23T10:00:00\.000Z \(its page left\)/);
  });

  it('tells an item whose page is there without it from one that left with its page', async () => {
    const { out } = await show('bbbbbbbb00000002');

    expect(out).toMatch(/gone since +2026-11-22T10:00:00\.000Z \(it left its page\)/);
  });

  it('tells when an item left its page also where the page left later', async () => {
    const { out } = await show('0000000000020001');

    expect(out).toMatch(/gone since +2026-11-22T10:00:00\.000Z \(it left its page\)/);
  });

  it('takes the digits of a page with which its items begin too', async () => {
    const { out } = await show('bbbbbb');

    expect(out).toMatch(/page +b{8}0{23}1/);
    expect(out).toContain('Stays');
    expect(out).not.toContain('Leaves');
  });

  it('shows a page that is gone with the items that left with it', async () => {
    const { out, exitCode } = await show(pageId(2));

    expect(exitCode).toBe(0);
    expect(out).toContain('Gone page');
    expect(out.match(/^signal: .*$/gm)).toEqual([expect.stringContaining('Gone ')]);
  });

  it('prints one JSON object per item', async () => {
    const { out } = await show('aaaaaa', '--json');

    const items = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(items).toMatchObject([
      {
        name: 'Corridors',
        language: 'en',
        goneAt: null,
        summary: { pageDate: '2026-11-01', closest: [{ title: 'Tracks in the sky' }] },
      },
      { name: null, change: 'from roads to air' },
    ]);
  });

  it.each([
    ['abc', 2, /ids are 6 to 32 of the digits 0–9 and a–f\. Example: show/],
    ['../../etc', 2, /I can't read the id/],
    ['ffffff', 1, /Nothing here has the id ffffff/],
  ])('refuses %s', async (id, exitCode, complaint) => {
    const run = await show(id);

    expect(run).toMatchObject({ exitCode, out: '' });
    expect(run.err).toMatch(complaint);
  });
});
