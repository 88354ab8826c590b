import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenQuery } from '../../src/slack/listeners/mention-query.ts';
import { aPage, aRow, pageId } from '../support/builders.ts';
import { runs } from '../support/runs.ts';
import { aSearchStage } from '../support/search-stage.ts';
import { typedText } from './query/typed-text.ts';

/** Of this thread's CPU time: a hundred times what an idle machine takes, and yet "in time". */
const MOST_CPU_MS = 1500;
const LONGEST = 8000;

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const before = process.threadCpuUsage();
  const done = await work();
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(MOST_CPU_MS);
  return done;
}

describe('whatever is asked', () => {
  const { store, search, putRows, ask } = aSearchStage();
  const ANSWERS = ['found', 'nothing', 'unreadable', 'help'];

  const filled = (piece: string) =>
    piece.repeat(Math.ceil(LONGEST / piece.length)).slice(0, LONGEST);
  const distinct = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`);

  it.each([
    ['one letter', 'd'],
    ['one sign', '-'],
    ['one word', filled('drone')],
    ['words', filled('drone regulation ')],
    ['small words', filled('of the ')],
    ['500 words', distinct(500).join(' ')],
    ['500 alternatives', distinct(500).join(' OR ')],
    ['500 exclusions', distinct(500).join(' -')],
    ['80 words', distinct(80).join(' ')],
    ['16 words', distinct(16).join(' ')],
    ['60 alternatives', 'ab '.repeat(60).trim().replaceAll(' ', ' OR ')],
    ['beginnings', filled('d* ')],
    ['quotes', filled('"')],
    ['parentheses', filled('(')],
    ['groups within groups', `${'('.repeat(240)}drone${')'.repeat(240)}`],
    ['exclusions of exclusions', `${'-('.repeat(120)}drone${')'.repeat(120)}`],
    ['filters', filled('theme:a ')],
    ['colons', filled(':')],
    ['apostrophes', filled("l'")],
    ['hyphens', filled('a-')],
    ['a compound', `${'data-'.repeat(90)}hub`],
    ['a line of Chinese', filled('合わせ箸')],
    ['emoji', filled('👩‍🚀')],
    ['accents on accents', filled('a\u0301\u0308')],
    ['blanks', filled(' \t\n')],
    ['what nobody sees', filled('\u200b')],
    ['halves of characters', filled('\ud83d ')],
    ['nothing written', filled('\0')],
    ['a question without end', `what do we know about ${filled('and what ')}?`],
    ['what breaks a full-text query', 'drone AND NEAR("a" *) {name} : ^x'],
  ])('answers with results or a sentence, in time: %s', async (_, text) => {
    await putRows([{ name: 'Drone regulation in the air space' }, { name: null }]);

    const typed = await inTime(() => ask(text));
    const spoken = await inTime(() => ask(spokenQuery(text).text));

    for (const outcome of [typed, spoken]) {
      expect(ANSWERS).toContain(outcome.kind);
      expect(outcome.kind !== 'unreadable' || outcome.reason.length > 10).toBe(true);
    }
  });

  it('answers whatever is typed', async () => {
    await putRows([{ name: 'Drone regulation in the air space' }, { name: null }]);

    await fc.assert(
      fc.asyncProperty(typedText, async (text) => {
        expect(ANSWERS).toContain((await ask(text)).kind);
      }),
      runs(400),
    );
  });

  it('turns the pages of a theme that 40 % of all items have, in time', async () => {
    await store().putPages(
      Array.from({ length: 100 }, (_, n) =>
        aPage({
          id: pageId(n + 1),
          title: `Page ${n}`,
          themes: n % 5 < 2 ? ['regulation'] : [`theme ${n}`],
          keywords: [],
          rows: Array.from({ length: 20 }, (__, m) => aRow({ name: `Item ${n} ${m}` })),
        }),
      ),
    );

    const [byTheme, byWord, both] = await inTime(() =>
      Promise.all([
        ask('theme:regulation'),
        ask('regulation'),
        ask('item theme:regulation rel:>=1'),
      ]),
    );
    const last = await inTime(() => search().turn('list-1', 160));

    expect(byTheme).toMatchObject({ kind: 'found', total: 800, pages: 160 });
    expect(byWord).toMatchObject({ kind: 'found', total: 800 });
    expect(both.kind).toBe('found');
    expect(last).toMatchObject({ kind: 'found', page: 160, total: 800 });
  });
});
