import { describe, expect, it } from 'vitest';
import { createDigests } from '../../src/digests/create-digests.ts';
import { DigestName } from '../../src/model/digest/digest-definition.ts';
import { later } from '../../src/model/duration.ts';
import type { Store } from '../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { recordEvents } from '../support/record-events.ts';
import { createFakeSlack } from './delivery/fake-slack.ts';
import { aDefinition, aRoom, putPages } from './digest-builders.ts';
import { DAY, HOUR, MINUTE, SLOT, START, withArchive } from './with-archive.ts';

const weekly = DigestName.parse('weekly');
describe('digests', () => {
  let store: Store;
  let clock: ManualClock;

  withArchive((archive) => {
    ({ store, clock } = archive);
  });

  describe('while the archive is indexed anew after a downtime', () => {
    it('plans nothing for ten minutes, and then says that something may be missing', async () => {
      await aRoom({ store, clock }).tick();
      await putPages(store, { from: 1, count: 2, at: later(START, MINUTE) });
      clock.set(later(SLOT, HOUR));
      const room = aRoom({ store, clock, indexedAt: async () => START });

      await room.tick();
      const before = await store.runs(weekly, 5);
      clock.advance(10 * MINUTE);
      await room.tick();

      expect(before).toEqual([]);
      const run = await store.latestRun(weekly);
      const [parent] = await store.deliveries(run?.id ?? '');
      expect(parent?.message).toMatchObject({ story: { unindexed: true } });
    });

    it.each([
      ['by another replica since before its last index', -2, 1],
      ['by another replica that has just begun', 0.5, 0],
    ])('plans at once where the archive is kept indexed %s', async (_who, hours, runs) => {
      await aRoom({ store, clock }).tick();
      await putPages(store, { from: 1, count: 2, at: later(START, MINUTE) });
      clock.set(later(SLOT, HOUR));
      const room = aRoom({
        store,
        clock,
        indexedAt: async () => SLOT,
        indexerSince: async () => later(SLOT, hours * HOUR),
      });

      await room.tick();

      expect(await store.runs(weekly, 5)).toHaveLength(runs);
    });

    it('plans as soon as it is indexed, from what came', async () => {
      let indexedAt = START;
      await aRoom({ store, clock }).tick();
      clock.set(later(SLOT, HOUR));
      const room = aRoom({ store, clock, indexedAt: async () => indexedAt });
      await room.tick();
      await putPages(store, { from: 1, count: 2, at: later(SLOT, -1) });
      clock.advance(MINUTE);
      indexedAt = clock.now();

      await room.tick();

      const run = await store.latestRun(weekly);
      const [parent, ...items] = await store.deliveries(run?.id ?? '');
      expect(items).toHaveLength(2);
      expect(parent?.message).toMatchObject({ story: { unindexed: false } });
    });
  });

  describe('list', () => {
    it('refuses a query that can match nothing, as a search would', async () => {
      await putPages(store, { from: 1, count: 1, at: START });
      const definitions = [aDefinition({ query: 'theme:theme11' })];
      const events = recordEvents();
      const room = aRoom({ store, clock, definitions, events });

      const { digests } = await room.list();
      await room.tick();
      await room.tick();

      expect(digests).toMatchObject([
        { unreadable: { part: 'theme:theme11', reason: 'no page has this theme' } },
      ]);
      expect(events.of('query-unreadable')).toHaveLength(1);
    });

    it('reads definitions anew for each question, and says what is wrong with a rejected one', async () => {
      let limit = 1;
      const problem = {
        file: 'bad.yml',
        line: 3,
        code: 'limit',
        severity: 'rejected' as const,
        message: 'wrong',
      };
      const room = createDigests({
        store,
        clock,
        poster: null,
        events: recordEvents(),
        notices: { tell: async () => {} },
        owner: 'one',
        definitions: async () => ({ definitions: [aDefinition({ limit })], problems: [problem] }),
      });
      await room.tick();
      await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
      clock.advance(HOUR);
      limit = 2;

      expect(await room.run('weekly', 'cli')).toMatchObject({ kind: 'planned', entries: 2 });
      expect(await room.preview('bad')).toMatchObject({
        kind: 'rejected',
        problems: [{ line: 3 }],
      });
    });

    it('says when each digest runs next and how its last run went', async () => {
      const room = aRoom({ store, clock });
      await room.tick();
      await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
      clock.set(SLOT);
      await room.tick();

      const { digests, problems } = await room.list();

      expect(problems).toEqual([]);
      expect(digests).toMatchObject([
        {
          definition: { name: 'weekly' },
          nextRunAt: later(SLOT, 7 * DAY),
          lastRun: { state: 'posting', slotLocal: '2026-11-23T09:00' },
          waiting: 4,
          dead: 0,
        },
      ]);
    });
  });
});

describe('the first digest of a new installation', () => {
  it('posts nothing of 3,500 pages, but what came later', async () => {
    const store = await openTestStore();
    const clock = createHurriedClock(START);
    const slack = createFakeSlack(clock);
    const room = aRoom({ store, clock, poster: slack.poster });

    await room.tick();
    clock.advance(MINUTE);
    for (let from = 0; from < 3500; from += 500) {
      await putPages(store, { from, count: 500, at: clock.now() });
      clock.advance(1000);
      await room.tick();
    }
    await store.completeIndex(clock.now());
    clock.advance(DAY);
    await putPages(store, { from: 5000, count: 2, at: clock.now() });
    clock.set(SLOT);
    await room.tick();
    await room.finish(AbortSignal.timeout(15_000));

    const shown = slack
      .messages()
      .flatMap(({ message }) => (message.kind === 'item' ? [message.entry.found.page.title] : []));
    expect(shown.sort()).toEqual(['Page 5000', 'Page 5001']);
    expect(slack.messages()[0]?.message).toMatchObject({ newItems: 2, overLimit: 0 });
    await store.close();
  });
});
