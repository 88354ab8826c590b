import { beforeAll, describe, expect, it } from 'vitest';
import { aPage, aRow } from '../../support/builders.ts';
import { databaseWith } from '../database.ts';
import { runCli } from '../run-cli.ts';

describe('search', () => {
  let db: string;

  beforeAll(async () => {
    db = await databaseWith([
      aPage({
        rows: [
          aRow({ name: 'Drone corridors', relevancy: 5 }),
          aRow({ name: 'Drone ports', relevancy: 3, description: 'Ports --json on roofs.' }),
          aRow({ kind: 'concern', name: 'Drone noise', relevancy: null }),
          aRow({ kind: 'issue', name: null, description: 'Red \u001b[31m drone \u202e text' }),
        ],
      }),
    ]);
  });

  const search = async (...argv: readonly string[]) => {
    const run = await runCli(['search', ...argv, '--json', '--db', db]);
    return { ...run, json: run.out === '' ? undefined : JSON.parse(run.out) };
  };
  const names = (json: { hits: { name: string | null }[] }) => json.hits.map(({ name }) => name);

  it('says that nothing is indexed where that is why nothing is found', async () => {
    const empty = await databaseWith([]);

    const person = await runCli(['search', 'signals', 'drone', '--db', empty]);

    expect(person.exitCode).toBe(0);
    expect(person.out).toContain(`Nothing is indexed yet: there is no page in ${empty}.`);
    expect(person.out).toContain('index <folder>');
    expect(person.out).not.toContain('Nothing found');
  });

  it('prints the whole result as one line of JSON', async () => {
    const { exitCode, out, json } = await search('concerns', 'noise');

    expect(exitCode).toBe(0);
    expect(out.split('\n')).toHaveLength(2);
    expect(json).toEqual({
      query: 'noise',
      total: 1,
      hits: [
        {
          id: '0000000000010002',
          kind: 'concern',
          name: 'Drone noise',
          description: 'Cities reserve low air space for delivery drones.',
          relevancy: null,
          inheritedRelevancy: 4,
          score: 1,
          summary: {
            id: '00000000000000000000000000000001',
            title: 'Low air space becomes a public good',
            url: 'https://example.org/air',
            origin: '20261101',
          },
        },
      ],
    });
  });

  it('takes everything after the kind for the query, without any escape', async () => {
    const { json } = await search('signals', 'drone', '-ports', 'rel:4+');

    expect(json.query).toBe('drone -ports rel:4+');
    expect(names(json)).toEqual(['Drone corridors']);
  });

  it('finds its own options before, among and after the words', async () => {
    const before = await runCli(['search', '--json', '--limit=1', 'all', 'drone', '--db', db]);
    const among = await runCli(['search', 'all', '--limit', '1', 'drone', '--db', db, '--json']);

    expect(JSON.parse(before.out)).toEqual(JSON.parse(among.out));
    expect(JSON.parse(before.out)).toMatchObject({ total: 4, hits: [{}] });
  });

  it('takes what looks like an option for text behind --, here as an excluded word', async () => {
    const run = await runCli(['search', 'all', '--db', db, '--json', '--', 'roofs', '--json']);

    expect(JSON.parse(run.out)).toMatchObject({ query: 'roofs --json', total: 0 });
  });

  it('turns pages', async () => {
    const pages = await Promise.all(
      ['1', '2', '3'].map((page) => search('all', 'drone', '--limit', '2', '--page', page)),
    );

    expect(pages.map(({ json }) => json.hits.length)).toEqual([2, 2, 0]);
    expect(
      new Set(pages.flatMap(({ json }) => json.hits.map(({ id }: { id: string }) => id))),
    ).toHaveProperty('size', 4);
    expect(pages.map(({ json }) => json.total)).toEqual([4, 4, 4]);
  });

  it('finds nothing without failing, and says what to do about it', async () => {
    const machine = await search('all', 'unheard');
    const person = await runCli(['search', 'signals', 'noise', 'rel:5', '--db', db]);

    expect(machine.json).toEqual({ query: 'unheard', total: 0, hits: [] });
    expect(person).toMatchObject({ exitCode: 0, err: '' });
    expect(person.out).toContain('Nothing found: signals with "noise", rated 5.');
  });

  it('offers the nearest spelling', async () => {
    const { out } = await runCli(['search', 'all', 'drome', '--db', db]);

    expect(out).toContain('nearest spelling: drone (4)');
  });

  it('shows people a header, cards and what was inherited', async () => {
    const { out } = await runCli(['search', 'all', 'drone', 'rel:>=4', '--db', db]);

    expect(out).toContain('3 items for “drone” · relevancy 4+ · 2 rated, 1 inherited · 1–3');
    expect(out).toMatch(/Drone corridors {2}●●●●● 5\/5/);
    expect(out).toMatch(/Drone noise {2}unrated ≈4/);
  });

  it('keeps escape sequences of pages away from the terminal', async () => {
    const { out } = await runCli(['search', 'issues', 'red', '--db', db]);

    expect(out).toContain('Red  [31m drone   text');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u202e');
  });

  it('colours on a terminal, unless NO_COLOR is set', async () => {
    const colourful = await runCli(['search', 'all', 'ports', '--db', db], { terminal: true });
    const plain = await runCli(['search', 'all', 'ports', '--db', db], {
      terminal: true,
      environment: { NO_COLOR: '1' },
    });

    expect(colourful.out).toContain('\u001b[4mports');
    expect(plain.out).not.toContain('\u001b');
  });

  it('reads the database from the environment', async () => {
    const run = await runCli(['search', 'all', 'drone', '--json'], {
      environment: { DATABASE_FILE: db },
    });

    expect(JSON.parse(run.out)).toMatchObject({ total: 4 });
  });

  it.each([
    [['search'], /missing required argument 'kind'\nExample: search signals/],
    [['search', 'signals'], /missing required argument 'query'/],
    [['search', 'singals', 'x'], /Allowed choices are signals, concerns/],
    [['search', 'all', 'x', '--limit', '0'], /A whole number from 1 to 1000 was expected/],
    [['search', 'all', 'x', '--limit', 'many'], /A whole number from 1 to 1000/],
    [['search', 'all', 'x', '--page'], /argument missing/],
    [['search', '--jsn', 'all', 'x'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
  ])('calls %j wrong usage', async (argv, complaint) => {
    const run = await runCli(argv);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(complaint);
  });

  it('explains a query that it cannot read', async () => {
    const run = await runCli(['search', 'all', 'drone', 'rel:>=9', '--db', db, '--json']);

    expect(run).toEqual({
      exitCode: 2,
      out: '',
      err: "I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`.\n",
    });
  });

  it('says how to make a database that is not there', async () => {
    const run = await runCli(['search', 'all', 'drone', '--db', '/nowhere/signalpost.db']);

    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toContain('There is no database at /nowhere/signalpost.db.');
  });
});
