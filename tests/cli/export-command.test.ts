import { beforeAll, describe, expect, it } from 'vitest';
import { aPage, aRow, pageId } from '../support/builders.ts';
import { databaseWith } from './database.ts';
import { runCli } from './run-cli.ts';

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
    [['export', 'pages'], /Allowed choices are items/],
    [['export', 'items', '--format', 'xml'], /Allowed choices are jsonl, csv, md/],
    [['export', 'items', 'all'], /too many arguments/],
  ])('calls %j wrong usage', async (argv, complaint) => {
    const run = await runCli(argv);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(complaint);
  });
});
