import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';
import { createRandom } from '../delivery/random.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from '../digest-builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const weekly = DigestName.parse('weekly');

/** Monday 23 November 2026, 08:00 in Paris. */
const START = new Date('2026-11-23T07:00:00Z');
const SLOT = new Date('2026-11-23T08:00:00Z');
describe('tick', () => {
  let store: Store;
  let clock: ManualClock;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock(START);
    await closeBaseline(store, later(START, -DAY));
  });

  afterEach(() => store.close());

  const tick = (...definitions: DigestDefinition[]) =>
    aRoom({
      store,
      clock,
      definitions: definitions.length === 0 ? [aDefinition()] : definitions,
    }).tick();

  const runs = (name = weekly) => store.runs(name, 100);

  it('plans nothing before the slot, and one run at it', async () => {
    await tick();
    await putPages(store, { from: 1, count: 2, at: later(START, MINUTE) });
    clock.set(later(SLOT, -1));
    await tick();
    const before = await runs();
    clock.set(SLOT);

    await tick();
    await tick();

    expect(before).toEqual([]);
    expect(await runs()).toMatchObject([
      { slotLocal: '2026-11-23T09:00', slotAt: SLOT, from: START, to: SLOT, state: 'posting' },
    ]);
    const [run] = await runs();
    const deliveries = await store.deliveries(run?.id ?? '');
    expect(
      deliveries.map(({ seq, itemId, message }) => [seq, itemId !== null, message.kind]),
    ).toEqual([
      [0, false, 'parent'],
      [1, true, 'item'],
      [2, true, 'item'],
    ]);
  });

  it('starts at the creation of the digest: the archive so far is new to nobody', async () => {
    await putPages(store, { from: 1, count: 5, at: later(START, -HOUR) });
    await tick();
    clock.set(SLOT);

    await tick();

    expect(await runs()).toMatchObject([{ state: 'empty', from: START, to: SLOT }]);
  });

  it('covers what came since the last slot, each page in exactly one run', async () => {
    await tick();
    await putPages(store, { from: 1, count: 1, at: SLOT });
    clock.set(later(SLOT, MINUTE));
    await tick();
    await putPages(store, { from: 2, count: 1, at: later(SLOT, 1) });
    clock.set(later(SLOT, 7 * DAY));

    await tick();

    const [second, first] = await runs();
    const itemsOf = async (id = '') =>
      (await store.deliveries(id)).flatMap(({ itemId }) => itemId ?? []);
    expect(second).toMatchObject({ from: SLOT, to: later(SLOT, 7 * DAY) });
    expect(await itemsOf(first?.id)).toEqual(['0000000000010000']);
    expect(await itemsOf(second?.id)).toEqual(['0000000000020000']);
  });

  it('posts an empty note only where the definition wants one', async () => {
    const noted = aDefinition({ name: DigestName.parse('noted'), empty: 'post' });
    await tick(aDefinition(), noted);
    clock.set(SLOT);

    await tick(aDefinition(), noted);

    const [run] = await runs(noted.name);
    expect(run?.state).toBe('posting');
    expect(await store.deliveries(run?.id ?? '')).toMatchObject([
      { message: { kind: 'parent', groups: [], newItems: 0, parts: 1 } },
    ]);
    expect(await runs()).toMatchObject([{ state: 'empty' }]);
  });

  it('catches up within the grace, once, labelled with the days it covers', async () => {
    const daily = aDefinition({
      schedule: { every: 'day', at: '09:00', timezone: 'Europe/Paris' },
    });
    await tick(daily);
    await putPages(store, { from: 1, count: 1, at: later(SLOT, HOUR) });
    clock.set(later(SLOT, 3 * DAY + 2 * HOUR));

    await tick(daily);

    const found = await runs();
    expect(found).toMatchObject([
      { slotLocal: '2026-11-26T09:00', from: START, to: later(SLOT, 3 * DAY), state: 'posting' },
    ]);
    const [parent] = await store.deliveries(found[0]?.id ?? '');
    expect(parent?.message).toMatchObject({ from: START, to: later(SLOT, 3 * DAY), slots: 4 });
  });

  it('posts nothing after the grace, says so, and lets the next run cover those days', async () => {
    const events = recordEvents();
    await tick();
    await putPages(store, { from: 1, count: 1, at: later(START, MINUTE) });
    clock.set(later(SLOT, 36 * HOUR + 1));

    await aRoom({ store, clock, events }).tick();
    await aRoom({ store, clock, events }).tick();
    const missed = await runs();
    clock.set(later(SLOT, 7 * DAY));
    await tick();

    expect(missed).toMatchObject([{ slotLocal: '2026-11-23T09:00', state: 'missed' }]);
    expect(events.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    const [next] = await runs();
    expect(next).toMatchObject({ from: START, to: later(SLOT, 7 * DAY), state: 'posting' });
    const [parent, item] = await store.deliveries(next?.id ?? '');
    expect(parent?.message).toMatchObject({ slots: 2 });
    expect(item?.itemId).toBe('0000000000010000');
  });

  it('is on time to the last minute of the grace', async () => {
    await tick();
    clock.set(later(SLOT, 36 * HOUR));

    await tick();

    expect(await runs()).toMatchObject([{ state: 'empty' }]);
  });

  it.each([0.5, 2.3, 60, 600])(
    'runs once, late, when everything stood still for %s s',
    async (s) => {
      await tick();
      clock.set(later(SLOT, s * 1000));

      await tick();
      clock.advance(MINUTE);
      await tick();

      expect(await runs()).toHaveLength(1);
    },
  );

  it('gives no slot twice however the clock jumps', async () => {
    const daily = aDefinition({
      schedule: { every: 'day', at: '09:00', timezone: 'Europe/Paris' },
    });
    const random = createRandom(7);
    await tick(daily);
    clock.set(later(SLOT, 5 * DAY));
    const planned = new Map<string, number>();

    for (let n = 0; n < 300; n += 1) {
      const sizes = [1000, MINUTE, HOUR, 2 * HOUR, DAY, 2 * DAY];
      const size = sizes[Math.floor(random() * sizes.length)] ?? 0;
      clock.advance(random() < 0.45 ? -size : size);
      const before = new Set((await runs()).map(({ id }) => id));
      await tick(daily);
      for (const run of (await runs()).filter(({ id }) => !before.has(id))) {
        planned.set(run.slotLocal, (planned.get(run.slotLocal) ?? 0) + 1);
      }
    }

    expect(planned.size).toBeGreaterThan(5);
    expect([...planned.values()].every((times) => times === 1)).toBe(true);
  });

  it('says so when the clock was set back', async () => {
    const events = recordEvents();
    await tick();
    clock.set(SLOT);
    await tick();
    clock.set(later(SLOT, -DAY));

    await aRoom({ store, clock, events }).tick();

    expect(events.lines).toMatchObject([{ level: 'warn' }]);
    expect(await runs()).toHaveLength(1);
  });

  it.each([
    ['Europe/Paris', '02:30', '2026-10-24T10:00:00Z'],
    ['Europe/Paris', '02:30', '2027-03-27T10:00:00Z'],
    ['Europe/Paris', '03:00', '2026-10-24T10:00:00Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03T02:00:00Z'],
    ['Australia/Lord_Howe', '01:45', '2027-04-03T02:00:00Z'],
    ['America/Nuuk', '23:30', '2027-03-27T12:00:00Z'],
    ['Africa/Cairo', '00:00', '2027-04-29T10:00:00Z'],
    ['America/New_York', '01:30', '2026-10-31T12:00:00Z'],
  ])('runs once a day in %s at %s, restarted every 5 minutes', async (timezone, at, start) => {
    const daily = aDefinition({ schedule: { every: 'day', at, timezone } });
    clock.set(new Date(start));

    for (let n = 0; n < 2 * 288; n += 1) {
      await tick(daily);
      clock.advance(5 * MINUTE);
    }

    const slots = (await runs()).map(({ slotLocal }) => slotLocal);
    expect(slots).toHaveLength(2);
    expect(new Set(slots.map((slot) => slot.slice(0, 10))).size).toBe(2);
  });

  it('plans the other digests when one cannot be planned', async () => {
    const events = recordEvents();
    const broken = aDefinition({ name: DigestName.parse('broken'), query: 'rel:>=9' });
    const room = aRoom({ store, clock, events, definitions: [broken, aDefinition()] });
    await room.tick();
    clock.set(SLOT);

    await room.tick();

    expect(await runs()).toHaveLength(1);
    expect(await runs(broken.name)).toEqual([]);
    expect(events.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  it('plans once when two processes tick together', async () => {
    await tick();
    await putPages(store, { from: 1, count: 3, at: later(START, MINUTE) });
    clock.set(SLOT);

    await Promise.all([tick(), tick(), tick()]);

    expect(await runs()).toHaveLength(1);
  });
});
