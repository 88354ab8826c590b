import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../../src/digests/definitions/read-definitions.ts';
import { aDefinitionsFolder } from './a-definitions-folder.ts';

const GOOD = `title: Weekly signals
schedule:
  every: week
  on: monday
  at: 09:00
  timezone: Europe/Paris
channel: "#foresight"
kinds: [signals, issue]
minimum_relevancy: 4
query: 'theme:privacy -advertising'
limit: 12
most_per_page: 4
most_per_theme: 6
group_by: theme
empty: post
`;
const SMALL = `schedule: {every: day, at: "08:00", timezone: UTC}\nchannel: C0FORESIGHT\n`;

describe('readDefinitions', () => {
  const stage = aDefinitionsFolder();
  const { write, complaintOf } = stage;

  it('reads a digest of reviews', async () => {
    await write('reviews.yml', `${SMALL}what: review\nlimit: 20\nempty: post\n`);

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(problems).toEqual([]);
    expect(definitions).toMatchObject([{ what: 'review', limit: 20, empty: 'post', query: '' }]);
  });

  it('refuses what chooses items where a digest tells of reviews', async () => {
    const problem = await complaintOf(`${SMALL}what: review\nquery: regulation\n`);

    expect(problem).toMatchObject({ line: 4, code: 'key-of-items' });
    expect(problem?.message).toContain('`query` chooses items');
  });

  it('reads every key of a definition', async () => {
    await write('weekly.yml', GOOD);

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(problems).toEqual([]);
    expect(definitions).toEqual([
      {
        name: 'weekly',
        title: 'Weekly signals',
        schedule: { every: 'week', on: ['monday'], at: '09:00', timezone: 'Europe/Paris' },
        channel: '#foresight',
        kinds: ['signal', 'issue'],
        minimumRelevancy: 4,
        query: 'theme:privacy -advertising',
        what: 'items',
        limit: 12,
        perPage: 4,
        perTheme: 6,
        grouping: 'theme',
        empty: 'post',
        replies: true,
        unhurried: true,
        made: null,
        pause: null,
      },
    ]);
  });

  it('fills in what is left out', async () => {
    await write('data-act-news.yml', SMALL);

    const { definitions } = await readDefinitions(stage.folder);

    expect(definitions[0]).toMatchObject({
      title: 'Data act news',
      kinds: ['signal', 'concern', 'behavior', 'technology', 'issue'],
      minimumRelevancy: null,
      query: '',
      what: 'items',
      limit: 10,
      perPage: null,
      perTheme: null,
      grouping: 'page',
      empty: 'skip',
    });
  });

  it('runs the others when one file is wrong', async () => {
    await write('weekly.yml', 'schedule: never');
    await write('daily.yml', SMALL);
    await write('README.md', 'not a definition');
    await write('.hidden.yml', 'not: read');
    await mkdir(join(stage.folder, 'old.yml'));

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(definitions.map(({ name }) => name)).toEqual(['daily']);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['old.yml', 'weekly.yml']));
  });

  it('says when there is no folder', async () => {
    const { definitions, problems } = await readDefinitions(join(stage.folder, 'none'));

    expect(definitions).toEqual([]);
    expect(problems[0]?.message).toContain('There is no folder');
  });

  it('says when the folder cannot be read, rather than keep every digest from being planned', async () => {
    await write('a-file', 'no folder');

    const { definitions, problems } = await readDefinitions(join(stage.folder, 'a-file'));

    expect(definitions).toEqual([]);
    expect(problems[0]?.message).toMatch(/cannot be read \(ENOTDIR\); expected a folder/);
  });

  it.each([
    ['timezone: Europe/Pairs', 5, 'timezone: Europe/Paris', 'Europe/Pairs'],
    ['timezone: europe/paris', 5, 'timezone: Europe/Paris', 'europe/paris'],
    ['timezone: "+01:00"', 5, 'IANA name', '+01:00'],
    ['timezone:', 5, 'timezone: Europe/Paris', 'found nothing'],
    ['at: 9:00', 4, 'at: "09:00"', '9:00'],
    ['at: 24:00', 4, 'from 00:00 to 23:59', '24:00'],
    ['at: [09:00, 17:00]', 4, 'one time of the day', 'a list'],
    ['on: mondey', 3, 'on: monday', 'mondey'],
    ['on: [monday, 3]', 3, 'days of the week', '3'],
    ['every: weeks', 2, 'every: week', 'weeks'],
    ['evry: week', null, 'every', 'evry'],
  ])('says what is wrong with a schedule that has `%s`', async (line, at, expected, found) => {
    const key = line.split(':')[0] ?? '';
    const old = new RegExp(`^  ${key === 'evry' ? 'every' : key}:.*$`, 'm');
    await write('weekly.yml', GOOD.replace(/^title.*\n/, '').replace(old, `  ${line}`));

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(definitions).toEqual([]);
    const messages = problems.map(({ message }) => message).join('\n');
    expect(messages).toContain(expected);
    expect(messages).toContain(found);
    if (at !== null) {
      expect(problems.map((problem) => problem.line)).toContain(at);
    }
  });

  it.each([
    ['on: 1', { on: [1] }],
    ['on: [1, 15, 15]', { on: [1, 15] }],
    ['on: last', { on: ['last'] }],
  ])('reads `%s` of a month', async (line, expected) => {
    await write('monthly.yml', SMALL.replace('every: day', `every: month, ${line}`));

    const { definitions } = await readDefinitions(stage.folder);

    expect(definitions[0]?.schedule).toMatchObject(expected);
  });

  it('refuses days beside `every: day`', async () => {
    const problem = await complaintOf(SMALL.replace('every: day', 'every: day, on: monday'));

    expect(problem?.message).toContain('every: week');
  });

  it.each([
    ['limt: 5', 3, '`limit`'],
    ['limit: 0', 3, 'from 1 to 50'],
    ['limit: 2.5', 3, 'from 1 to 50'],
    ['limit: ten', 3, 'from 1 to 50'],
    ['minimum_relevancy: 6', 3, 'from 1 to 5'],
    ['kinds: [signals, topics]', 3, 'technologies'],
    ['kinds: []', 3, 'kinds: [signals, issues]'],
    ['group_by: kinds', 3, 'group_by: kind'],
    ['empty: never', 3, 'skip, post'],
    ['query: "rel:>=9"', 3, "I can't read `rel:>=9`"],
    [`title: ${'x'.repeat(121)}`, 3, '1 to 120 characters'],
  ])('names the line and what is allowed for `%s`', async (line, at, expected) => {
    const problem = await complaintOf(`${SMALL}${line}\n`);

    expect(problem?.line).toBe(at);
    expect(problem?.message).toContain(expected);
  });

  it('explains a channel that YAML took for a comment', async () => {
    const problem = await complaintOf(SMALL.replace('C0FORESIGHT', '#foresight'));

    expect(problem).toMatchObject({ line: 2, code: 'channel' });
    expect(problem?.message).toContain('channel: "#foresight"');
    expect(problem?.message).toContain('comment');
  });

  it('says which keys are missing', async () => {
    await write('weekly.yml', 'title: Weekly\n');

    const { problems } = await readDefinitions(stage.folder);

    expect(problems.map(({ code }) => code).sort()).toEqual(['channel', 'schedule']);
  });

  it.each([
    ['a duplicate key', `${SMALL}limit: 5\nlimit: 6\n`, 4],
    ['an alias', `${SMALL}title: &t Weekly\nquery: *t\n`, 3],
    ['an unquoted star', `${SMALL}query: *privacy\n`, 3],
    ['a tag', `${SMALL}title: !!js/function "x"\n`, 3],
    ['two documents', `${SMALL}---\n${SMALL}`, null],
    ['a list', '- one\n- two\n', 1],
    ['nothing', '', null],
    ['broken YAML', `${SMALL}title: "open\n`, null],
  ])('refuses %s', async (_what, text, line) => {
    await write('weekly.yml', text);

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(definitions).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    if (line !== null) {
      expect(problems[0]?.line).toBe(line);
    }
  });

  it('refuses large files and files that are no text', async () => {
    await write('large.yml', `# ${'x'.repeat(20_000)}\n${SMALL}`);
    await write('binary.yml', Buffer.from([0xff, 0xfe, 0x00, 0x80]));

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(definitions).toEqual([]);
    expect(problems.map(({ code }) => code).sort()).toEqual(['encoding', 'size']);
  });

  it.each([
    ['brackets', '['.repeat(16_000)],
    ['closed brackets', `a: ${'['.repeat(4_000)}${']'.repeat(4_000)}`],
    ['braces', `a: ${'{a: '.repeat(4_000)}`],
    ['dashes', '- '.repeat(8_000)],
    ['question marks', '? '.repeat(8_000)],
    ['exclamation marks', '!'.repeat(16_000)],
    ['unknown keys', Array.from({ length: 1_500 }, (_, n) => `key${n}: 1`).join('\n')],
    ['parentheses in the query', `${SMALL}query: "${'('.repeat(15_000)}"`],
  ])('is not impressed by 16 KB of %s', async (_what, text) => {
    await write('weekly.yml', text);

    const { definitions, problems } = await readDefinitions(stage.folder);

    expect(definitions).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
    expect(Math.max(...problems.map(({ message }) => message.length))).toBeLessThan(500);
  });

  it('treats __proto__ as a key like any other', async () => {
    const problem = await complaintOf(`${SMALL}__proto__: {limit: 5}\n`);

    expect(problem?.code).toBe('unknown-key');
  });

  it('proposes a better file name', async () => {
    await write('Weekly News.yml', SMALL);
    await write('other.yaml', SMALL);

    const { problems } = await readDefinitions(stage.folder);

    expect(problems.map(({ message }) => message).join('\n')).toContain('`weekly-news.yml`');
    expect(problems.map(({ message }) => message).join('\n')).toContain('`other.yml`');
  });
});

describe('the definitions that come with Signalpost', () => {
  it('are read without a problem', async () => {
    const folder = new URL('../../../digests/', import.meta.url).pathname;

    const { definitions, problems } = await readDefinitions(folder);

    expect(problems).toEqual([]);
    expect(definitions.find(({ name }) => name === 'weekly')).toMatchObject({
      minimumRelevancy: 4,
      limit: 10,
      channel: '#foresight',
    });
    expect(definitions.find(({ name }) => name === 'daily-regulation')).toMatchObject({
      query: 'regulation',
      channel: '#regulation',
    });
  });
});
