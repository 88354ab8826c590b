import { beforeAll, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ItemId } from '../../../src/model/item.ts';
import { ChannelId, MessageTs } from '../../../src/model/slack-ids.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, mira, pageId, team } from '../../support/builders.ts';
import { databaseWith } from '../database.ts';
import { runCli } from '../run-cli.ts';

describe('export with a query, for a spreadsheet, as a sheet', () => {
  const pageWith = (n: number, name: string, themes: readonly string[]) =>
    aPage({ id: pageId(n), themes: [...themes], rows: [aRow({ name, tenYear: 'All of it.' })] });
  let db: string;

  beforeAll(async () => {
    const pages = [
      pageWith(0x1000, 'Drones <b>& more</b>', ['mobility', 'cities']),
      pageWith(0x2000, 'Ferries [again](x)', ['cities']),
      pageWith(3, 'Old bridges', []),
    ];
    db = await databaseWith(pages);
    const store = await openSqliteStore({ file: db, events: silentEvents });
    const at = new Date('2026-11-20T09:00:00Z');
    const named = { actor: mira, name: 'Workshop March', at };
    const { collection } = await store.createCollection(named);
    for (const page of pages) {
      const itemId = ItemId.parse(page.items[0]?.id);
      const request = { actor: mira, collection: collection.id, itemId, at };
      await store.addEntry({ ...request, note: '=1+1 "why"' });
      await store.addMark({ itemId, actor: mira, mark: { kind: 'button' }, at });
    }
    await store.nominate({
      id: ItemId.parse('00000000000000ff'),
      source: { team, channel: ChannelId.parse('C0SECRET'), ts: MessageTs.parse('1.0') },
      text: 'A rumour',
      permalink: 'https://x.slack.com/archives/C0SECRET/p1',
      by: mira.user,
      at,
      isPrivate: true,
    });
    await store.close();
  });

  const run = async (...argv: readonly string[]) => {
    const { out, exitCode, err } = await runCli(['export', ...argv, '--db', db]);
    expect([exitCode, err]).toEqual([0, '']);
    return out;
  };

  it('exports the items, and the flags on them, that a query finds', async () => {
    const items = await run('items', 'theme:cities');
    const flags = await run('flags', 'drones', '--format', 'csv');

    expect(items.split('\n').slice(0, -1)).toHaveLength(2);
    expect(flags.split('\r\n')).toHaveLength(5);
    expect(flags).toContain(`2026-11-20T09:00:00.000Z,${mira.user},,,${team},`);
  });

  it('marks bytes and keeps ids as text for a spreadsheet, and for nothing else', async () => {
    const sheet = await run('items', '--format', 'csv', '--spreadsheet');
    const bare = await run('items', '--format', 'csv');

    expect(sheet.startsWith('\ufeffid,kind,')).toBe(true);
    expect(sheet).toContain("\r\n'0000000000030000,signal,");
    expect(bare).toContain('\r\n0000000000030000,signal,');
  });

  it('names no private channel, and tells everything that was done', async () => {
    const nominations = await run('nominations');
    const log = await run('log');

    expect(JSON.parse(nominations)).toMatchObject({ text: 'A rumour', channel: null, url: null });
    expect(log).not.toContain('C0SECRET');
    const acts = log
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).act);
    expect(acts).toEqual(['flagged', 'flagged', 'flagged', 'nominated']);
  });

  it('prints a collection as a sheet by theme, on which page text stays text', async () => {
    const md = await run('collection', 'workshop', 'march');
    const html = await run('collection', 'Workshop March', '--format', 'html');

    expect(md.match(/^#+ .*/gm)).toEqual([
      '# Workshop March',
      '## cities',
      '### 1. Drones \\<b\\>\\& more\\</b\\>',
      '### 2. Ferries \\[again\\](x)',
      '## Without a theme',
      '### 3. Old bridges',
    ]);
    expect(md).toContain('**In ten years:** All of it.');
    expect(md).toContain(`> \\=1+1 "why" (${mira.user})`);
    expect(html).toContain('Drones &lt;b&gt;&amp; more&lt;/b&gt;');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<blockquote>=1+1 &quot;why&quot; <cite>U0MIRA</cite></blockquote>');
  });

  it('keeps the order of the team where that is asked for, and as a table', async () => {
    const md = await run('collection', 'Workshop March', '--ungrouped');
    const csv = await run('collection', 'Workshop March', '--format', 'csv');

    expect(md.match(/^##? .*/gm)).toEqual(['# Workshop March']);
    expect(csv).toContain(`\r\n1,"'=1+1 ""why""",${mira.user},${mira.user},2026-11-20T09:00`);
  });

  it('makes a sheet of what a query finds', async () => {
    const md = await run('handout', 'ferries');

    expect(md).toContain('# ferries\n\n');
    expect(md).toContain('*signal · relevancy 4 of 5 · 2026-11-01*');
  });

  it('names the collections that there are where the one asked for is not', async () => {
    const outcome = await runCli(['export', 'collection', 'June', '--db', db]);

    expect(outcome).toMatchObject({ exitCode: 1, out: '' });
    expect(outcome.err).toContain('There is no collection June. There are: Workshop March.');
  });
});
