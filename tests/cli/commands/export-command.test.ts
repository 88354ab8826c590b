import { beforeAll, describe, expect, it } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { TeamId } from '../../../src/model/slack-ids.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, mira, pageId, team } from '../../support/builders.ts';
import { databaseWith } from '../database.ts';
import { runCli } from '../run-cli.ts';

const COLUMNS =
  'id,kind,name,description,relevancy,change,tenYear,drivingForce,summary.id,summary.title,summary.url,summary.origin,summary.originDate,summary.category,summary.type,summary.keywords,summary.themes,summary.text';

describe('export items', () => {
  let db: string;

  beforeAll(async () => {
    db = await databaseWith([
      aPage({
        rows: [
          aRow({ name: 'Plain', change: 'from a to b', tenYear: 'maybe', drivingForce: 'money' }),
          aRow({ name: '=HYPERLINK("evil")', description: 'a, b; "c" | `d` <e>\r\nf' }),
          aRow({ name: null, description: '+1 is a number', relevancy: null }),
        ],
      }),
      aPage({
        id: pageId(2),
        rows: Array.from({ length: 700 }, (_, n) => aRow({ name: `N${n}` })),
      }),
    ]);
  });

  const exported = async (format: string) => {
    const run = await runCli(['export', 'items', '--db', db, '--format', format]);
    return { ...run, lines: run.out.split(/\r?\n/).slice(0, -1) };
  };

  it('writes one JSON object per item, with everything the page says', async () => {
    const { lines, exitCode } = await exported('jsonl');

    expect(exitCode).toBe(0);
    expect(lines).toHaveLength(703);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      id: '0000000000010000',
      kind: 'signal',
      name: 'Plain',
      description: 'Cities reserve low air space for delivery drones.',
      relevancy: 4,
      change: 'from a to b',
      tenYear: 'maybe',
      drivingForce: 'money',
      summary: {
        id: pageId(1),
        title: 'Low air space becomes a public good',
        url: 'https://example.org/air',
        origin: '20261101',
        originDate: '2026-11-01',
        category: 'politics',
        type: 'news',
        keywords: ['drones', 'air space'],
        themes: ['mobility'],
        text: 'Cities start to plan the air above their streets.',
      },
    });
  });

  it('writes JSON lines when nothing else is asked for', async () => {
    const { lines } = await exported('jsonl');

    const run = await runCli(['export', 'items', '--db', db]);

    expect(run.out.split('\n').slice(0, -1)).toEqual(lines);
  });

  it('writes CSV with one item per line, quoted by the rules', async () => {
    const { lines, out } = await exported('csv');

    expect(lines).toHaveLength(704);
    expect(lines[0]).toBe(COLUMNS);
    expect(out.startsWith(`${COLUMNS}\r\n`)).toBe(true);
    expect(lines[2]).toContain('"a, b; ""c"" | `d` <e> f"');
  });

  it('keeps a spreadsheet from running a cell as a formula', async () => {
    const { lines } = await exported('csv');

    expect(lines[2]).toContain(`"'=HYPERLINK(""evil"")"`);
    expect(lines[3]).toContain("'+1 is a number");
  });

  it('writes a Markdown table in which page text stays text', async () => {
    const { lines } = await exported('md');

    expect(lines).toHaveLength(705);
    expect(lines[1]).toMatch(/^\| --- \|/);
    expect(lines[3]).toContain('a, b; "c" \\| \\`d\\` \\<e\\> f');
    const cells = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(cells).size).toBe(1);
  });

  it('heads the table of an empty archive too', async () => {
    const empty = await databaseWith([]);

    const run = await runCli(['export', 'items', '--db', empty, '--format', 'csv']);

    expect(run).toEqual({ exitCode: 0, out: `${COLUMNS}\r\n`, err: '' });
  });

  it.each([
    [['export'], /missing required argument/],
    [['export', 'pages'], /Allowed choices are items, flags/],
    [['export', 'items', '--format', 'xml'], /Allowed choices are jsonl, csv, md/],
    [['export', 'items', '--format', 'html'], /HTML is for sheets/],
    [['export', 'handout', '--format', 'csv'], /A sheet is md or html/],
    [['export', 'nominations', 'drones'], /take no query/],
  ])('calls %j wrong usage', async (argv, complaint) => {
    const run = await runCli(argv);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(complaint);
  });
});

describe('export decisions', () => {
  let db: string;

  beforeAll(async () => {
    const page = aPage({ rows: [aRow({ name: 'Plain' }), aRow({ name: null })] });
    db = await databaseWith([page]);
    const store = await openSqliteStore({ file: db, events: silentEvents });
    const [plain, nameless] = page.items;
    const decision = {
      team,
      verdict: 'accepted',
      note: '=June, report',
      duplicateOf: null,
      by: mira.user,
      at: new Date('2026-11-20T09:00:00Z'),
    } as const;
    if (plain !== undefined && nameless !== undefined) {
      await store.addDecision({ ...decision, itemId: plain.id });
      await store.addDecision({
        ...decision,
        team: TeamId.parse('T0OTHER'),
        itemId: nameless.id,
        verdict: 'false-positive',
        note: null,
      });
    }
    await store.removeFiles([page.stamp.file], new Date('2026-11-21T09:00:00Z'));
    await store.close();
  });

  const exported = async (...options: readonly string[]) => {
    const run = await runCli(['export', 'decisions', '--db', db, ...options]);
    return { ...run, lines: run.out.split(/\r?\n/).slice(0, -1) };
  };

  it('writes the whole log, oldest first, with items that are gone', async () => {
    const { lines, exitCode } = await exported();

    expect(exitCode).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        at: '2026-11-20T09:00:00.000Z',
        verdict: 'accepted',
        note: '=June, report',
        by: mira.user,
        team,
        item: {
          id: '0000000000010000',
          kind: 'signal',
          name: 'Plain',
          description: 'Cities reserve low air space for delivery drones.',
          goneAt: '2026-11-21T09:00:00.000Z',
        },
        summary: {
          id: pageId(1),
          title: 'Low air space becomes a public good',
          url: 'https://example.org/air',
        },
      },
      expect.objectContaining({ verdict: 'false-positive', note: null, team: 'T0OTHER' }),
    ]);
  });

  it('calls people as they were met last in Slack', async () => {
    const store = await openSqliteStore({ file: db, events: silentEvents });
    await store.keepName(mira, '=Mira Lang', new Date('2026-11-20T09:00:00Z'));
    await store.close();

    const { lines } = await exported('--format', 'csv');

    expect(lines[1]).toContain(`,${mira.user},`);
    expect(lines[1]).toContain(`,'=Mira Lang,`);
    expect(JSON.parse((await exported()).lines[0] ?? '')).toMatchObject({ byName: '=Mira Lang' });
  });

  it('writes them as tables, safe for a spreadsheet', async () => {
    const csv = await exported('--format', 'csv');
    const md = await exported('--format', 'md');

    expect(csv.lines[0]).toBe(
      'at,verdict,note,by,team,item.id,item.kind,item.name,item.description,item.goneAt,summary.id,summary.title,summary.url,byName,duplicateOf',
    );
    expect(csv.lines[1]).toContain(`accepted,"'=June, report",${mira.user}`);
    expect(md.lines).toHaveLength(4);
  });
});
