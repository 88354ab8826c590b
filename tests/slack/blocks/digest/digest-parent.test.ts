import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composePeriod } from '../../../../src/digests/selection/compose-period.ts';
import { createReadings } from '../../../../src/digests/selection/readings.ts';
import type { DigestDefinition } from '../../../../src/model/digest/digest-definition.ts';
import type { Row } from '../../../../src/model/item.ts';
import type { Summary } from '../../../../src/model/summary.ts';
import { withinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { digestMessage } from '../../../../src/slack/blocks/digest/digest-message.ts';
import type { Store } from '../../../../src/store/store.ts';
import { aDefinition, aDistinctRow, closeBaseline } from '../../../digests/digest-builders.ts';
import { aPage, pageId } from '../../../support/builders.ts';
import { openTestStore } from '../../../support/open-store.ts';
import { shown } from '../../../support/shown.ts';

const MARKUP = '<!channel> *bold* _it_ `code` <@U0MIRA> &amp; "a" ';
const FROM = new Date('2026-11-16T08:00:00Z');
const TO = new Date('2026-11-23T08:00:00Z');

describe('a digest of what nobody would expect', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    await closeBaseline(store, new Date('2025-11-10T08:00:00Z'));
  });

  afterEach(() => store.close());

  const put = (
    n: number,
    rows: readonly Partial<Row>[],
    page: Partial<Summary> = {},
    at = new Date('2026-11-20T08:00:00Z'),
  ) =>
    store.putPages([
      aPage(
        { id: pageId(n), rows: rows.map((row, k) => aDistinctRow(n * 100 + k, row)), ...page },
        at,
      ),
    ]);

  const drawn = async (fields: Partial<DigestDefinition> = {}, from = FROM, slots = 1) => {
    const definition = aDefinition({ minimumRelevancy: null, grouping: 'page', ...fields });
    const { parents, entries } = await composePeriod(
      { store, readCandidates: createReadings(store) },
      definition,
      { from, to: TO, slots, now: TO, arrivals: 'seen', unindexed: false },
    );
    const options = { runId: 'run-1', flagEmoji: 'eyes', names: new Map() };
    const replies = entries.map((entry) => ({ kind: 'item' as const, entry }));
    return [...parents, ...replies].map((message) => withinLimits(digestMessage(message, options)));
  };

  it('shows all fifty items of one page, with 3,000 characters of markup in every cell', async () => {
    // Words of its own, or they would be folded as saying the same.
    const own = (n: number) => Array.from({ length: 12 }, (_, k) => `word${n}x${k}`).join(' ');
    const cell = (n: number) => `${own(n)} ${MARKUP.repeat(60)}`.slice(0, 3000);
    const rows = Array.from({ length: 50 }, (_, n) => ({
      name: `No ${n} ${cell(n)}`,
      description: cell(n),
      change: cell(n),
    }));
    await put(1, rows, { title: MARKUP.repeat(60), themes: [MARKUP.repeat(20)], url: null });

    const messages = await drawn({ limit: 50, perPage: 50 });

    const lists = messages
      .slice(0, -50)
      .map(({ blocks }) => shown(blocks))
      .join('\n');
    for (const [n] of rows.entries()) {
      expect(lists).toContain(`No ${n} `);
    }
    expect(messages).toHaveLength(4 + 50);
    expect(JSON.stringify(messages)).not.toMatch(/"type":"mrkdwn","text":"[^"]*<!channel>/);
    expect(messages.map(({ text }) => text).join()).not.toContain('<!channel>');
  });

  it('names an article that has neither link nor title', async () => {
    await put(1, [{ name: 'Sand batteries' }], { title: '', url: null });

    const [list] = await drawn();

    expect(shown(list?.blocks ?? [])).toMatch(/untitled page.*\n.*Sand batteries/);
  });

  it('says of an archive that was regenerated as a whole how many articles were updated', async () => {
    const before = new Date('2025-12-01T08:00:00Z');
    for (let n = 1; n <= 30; n += 1) {
      await put(n, [{ name: `Old words ${n}` }], {}, before);
    }
    for (let n = 1; n <= 30; n += 1) {
      await put(n, [{ name: `New words ${n}` }]);
    }

    const [list] = await drawn();

    expect(shown(list?.blocks ?? [])).toContain(
      '30 articles updated. The 10 strongest of 30 items.',
    );
  });

  it('stands for a year of digests, and says so', async () => {
    await put(1, [{ name: 'Sand batteries' }]);

    const [list] = await drawn({}, new Date('2025-11-17T08:00:00Z'), 53);

    expect(shown(list?.blocks ?? [])).toMatch(/17 November 2025.*23 November 2026/);
    expect(shown(list?.blocks ?? [])).toContain('Stands for 53 digests. 1 new article. 1 item.');
  });
});
