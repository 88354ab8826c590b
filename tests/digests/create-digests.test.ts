import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigests } from '../../src/digests/create-digests.ts';
import { DigestName } from '../../src/model/digest-definition.ts';
import { later } from '../../src/model/duration.ts';
import { ChannelId } from '../../src/model/slack-ids.ts';
import type { Store } from '../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { recordEvents } from '../support/record-events.ts';
import { createFakeSlack } from './delivery/fake-slack.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from './digest-builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = new Date('2026-11-20T12:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
const weekly = DigestName.parse('weekly');
describe('digests', () => {
  let store: Store;
  let clock: ManualClock;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock(START);
    await closeBaseline(store, later(START, -DAY));
  });

  afterEach(() => store.close());

  describe('run', () => {
    beforeEach(async () => {
      await aRoom({ store, clock }).tick();
      await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
      clock.advance(HOUR);
    });

    it('plans what is new up to now; the next scheduled run starts where it ends', async () => {
      const room = aRoom({ store, clock });
      const asked = clock.now();

      const outcome = await room.run('weekly', 'U0MIRA');
      await putPages(store, { from: 10, count: 1, at: later(asked, 1) });
      clock.set(SLOT);
      await room.tick();

      expect(outcome).toMatchObject({
        kind: 'planned',
        entries: 3,
        run: { requestedBy: 'U0MIRA', from: START, to: asked, slotLocal: '2026-11-20T14:00' },
      });
      expect(await store.latestRun(weekly)).toMatchObject({ from: asked, to: SLOT });
      const [, ...items] = await store.deliveries((await store.latestRun(weekly))?.id ?? '');
      expect(items).toHaveLength(1);
    });

    it('finds the first run when somebody clicks twice', async () => {
      const room = aRoom({ store, clock });

      const first = await room.run('weekly', 'U0MIRA');
      clock.advance(20_000);
      const second = await room.run('weekly', 'U0JONAS');

      expect(second).toMatchObject({ kind: 'already', run: { requestedBy: 'U0MIRA' } });
      expect(first.kind === 'planned' && second.kind === 'already' && second.run.id).toBe(
        first.kind === 'planned' ? first.run.id : '',
      );
    });

    it('plans once when two people ask at the same time', async () => {
      const rooms = [aRoom({ store, clock }), aRoom({ store, clock })];

      const outcomes = await Promise.all(rooms.map((room) => room.run('weekly', 'cli')));

      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'planned']);
    });

    it('is not in the way of the next when it posted nothing', async () => {
      const room = aRoom({ store, clock });
      await room.run('weekly', 'cli');
      clock.advance(HOUR);
      await room.run('weekly', 'cli');
      await putPages(store, { from: 30, count: 1, at: later(clock.now(), 1000) });
      clock.advance(10_000);

      expect(await room.run('weekly', 'cli')).toMatchObject({ kind: 'planned', entries: 1 });
    });

    it('runs twice in the hour that comes twice when summer time ends', async () => {
      const room = aRoom({ store, clock });
      clock.set(new Date('2027-10-31T00:30:00Z'));
      await putPages(store, { from: 40, count: 1, at: later(clock.now(), -1000) });
      const first = await room.run('weekly', 'cli');
      clock.advance(HOUR);
      await putPages(store, { from: 50, count: 1, at: later(clock.now(), -1000) });

      const second = await room.run('weekly', 'cli');

      expect(first).toMatchObject({ kind: 'planned', run: { slotLocal: '2027-10-31T02:30' } });
      expect(second).toMatchObject({ kind: 'planned', run: { slotLocal: '2027-10-31T02:30~2' } });
    });

    it('plans nothing where its channel takes no message', async () => {
      const slack = createFakeSlack(clock);
      slack.unknownChannels.add('#foresight');

      const outcome = await aRoom({ store, clock, poster: slack.poster }).run('weekly', 'cli');

      expect(outcome).toMatchObject({ kind: 'unreachable', why: 'unknown' });
      expect(await store.runs(weekly, 5)).toEqual([]);
    });

    it('runs in a channel that was renamed, by the id that is kept', async () => {
      const slack = createFakeSlack(clock);
      slack.unknownChannels.add('#foresight');
      await store.keepChannel('#foresight', ChannelId.parse('C0FORESIGHT'));

      const outcome = await aRoom({ store, clock, poster: slack.poster }).run('weekly', 'cli');

      expect(outcome).toMatchObject({ kind: 'planned' });
    });

    it('says when there is nothing new', async () => {
      const room = aRoom({ store, clock });
      await room.run('weekly', 'cli');
      clock.advance(HOUR);

      expect(await room.run('weekly', 'cli')).toMatchObject({
        kind: 'empty',
        run: { state: 'empty' },
      });
    });

    it('takes the place of a slot that is due but not yet planned', async () => {
      clock.set(later(SLOT, 10_000));
      const room = aRoom({ store, clock });

      const outcome = await room.run('weekly', 'cli');
      clock.advance(MINUTE);
      await room.tick();

      expect(outcome).toMatchObject({ kind: 'planned', entries: 3 });
      expect(await store.runs(weekly, 10)).toHaveLength(1);
    });

    it('is posted by the process that serves when another one planned it', async () => {
      const slack = createFakeSlack(clock);
      const server = aRoom({ store, clock, poster: slack.poster });
      await aRoom({ store, clock, owner: 'cli' }).run('weekly', 'cli');

      await server.finish(AbortSignal.timeout(15_000));

      expect(slack.messages()).toHaveLength(4);
    });

    it('finds a digest by what people type', async () => {
      const room = aRoom({ store, clock });

      expect(await room.run('Weekly.yml ', 'cli')).toMatchObject({ kind: 'planned' });
      expect(await room.run('wekly', 'cli')).toEqual({
        kind: 'unknown',
        name: 'wekly',
        nearest: 'weekly',
        known: ['weekly'],
      });
    });
  });

  describe('preview', () => {
    it('shows what would be posted now, and changes nothing', async () => {
      const room = aRoom({ store, clock });
      await room.tick();
      await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
      clock.advance(HOUR);

      const once = await room.preview('weekly');
      const again = await room.preview('weekly');

      expect(once).toEqual(again);
      expect(once).toMatchObject({
        kind: 'preview',
        entries: [{ number: 1 }, { number: 2 }, { number: 3 }],
        parents: [{ from: START, to: clock.now() }],
        info: { schedule: 'every Monday at 09:00 (Europe/Paris)', lastRun: null },
      });
      expect(await store.runs(weekly, 10)).toEqual([]);
      clock.set(SLOT);
      await room.tick();
      expect(await store.latestRun(weekly)).toMatchObject({ from: START });
    });

    it('does not make a digest begin: nothing is new to it yet', async () => {
      const room = aRoom({ store, clock });
      await putPages(store, { from: 1, count: 3, at: clock.now() });
      clock.advance(HOUR);

      const outcome = await room.preview('weekly');

      expect(outcome).toMatchObject({ kind: 'preview', entries: [] });
      expect(await store.digestRegisteredAt(weekly)).toBeUndefined();
    });

    it('counts what the slots of the last 90 days would have posted', async () => {
      const room = aRoom({
        store,
        clock,
        definitions: [aDefinition({ limit: 2 })],
      });
      // Three weeks with 1, 5 and no new pages; the last page waits for its slot.
      await putPages(store, { from: 1, count: 1, at: later(SLOT, MINUTE) });
      await putPages(store, { from: 10, count: 5, at: later(SLOT, 8 * DAY) });
      await putPages(store, { from: 20, count: 1, at: later(SLOT, 22 * DAY) });
      clock.set(later(SLOT, 23 * DAY));

      const outcome = await room.preview('weekly');

      // The page of the baseline counts by its date, 1 November.
      expect(outcome).toMatchObject({ past: { days: 90, runs: 3, items: 4 } });
    });

    it('simulates arrivals by page date in an archive that has just been indexed', async () => {
      const everything = async () => ({
        runs: await store.newestRuns(10),
        registered: await store.digestRegisteredAt(weekly),
        waiting: await store.openNotices(clock.now()),
        status: await store.archiveStatus(),
      });
      const before = await everything();

      const outcome = await aRoom({ store, clock }).preview('weekly');

      expect(outcome).toMatchObject({
        entries: [{ number: 1, novelty: 'new' }],
        parents: [{ story: { simulated: true } }],
        past: { days: 90, runs: 1, items: 1 },
      });
      expect(await everything()).toEqual(before);
    });

    it('names the nearest digest to an unknown one', async () => {
      expect(await aRoom({ store, clock }).preview('weakly')).toMatchObject({
        kind: 'unknown',
        nearest: 'weekly',
      });
    });
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
