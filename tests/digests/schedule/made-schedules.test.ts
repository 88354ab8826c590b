import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import type { Schedule } from '../../../src/model/digest/schedule.ts';
import { later } from '../../../src/model/duration.ts';
import { ChannelId } from '../../../src/model/slack-ids.ts';
import { AS_IT_IS } from '../../../src/slack/blocks/wish/cadence.ts';
import { WishFields, wishOf } from '../../../src/slack/blocks/wish/wish-fields.ts';
import type { Store } from '../../../src/store/store.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aRoom, closeBaseline } from '../digest-builders.ts';
import { CHANNEL, make, mira } from '../made/make.ts';

interface Row {
  readonly what: string;
  readonly cadence: string;
  /** What `AS_IT_IS` stands for: copied from a file. */
  readonly copied?: Schedule;
  readonly at: string;
  readonly timezone: string;
  readonly saved: string;
  /** Nominal local time and instant of each run. */
  readonly runs: readonly (readonly [local: string, instant: string])[];
}

const TABLE: readonly Row[] = [
  {
    what: 'a time that spring leaves out comes when the clocks have changed',
    cadence: 'day',
    at: '02:30',
    timezone: 'Europe/Paris',
    saved: '2026-03-27T12:00Z',
    runs: [
      ['2026-03-28T02:30', '2026-03-28T01:30Z'],
      ['2026-03-29T02:30', '2026-03-29T01:00Z'],
      ['2026-03-30T02:30', '2026-03-30T00:30Z'],
    ],
  },
  {
    what: 'a time that autumn has twice comes the first time alone',
    cadence: 'day',
    at: '02:30',
    timezone: 'Europe/Paris',
    saved: '2026-10-23T12:00Z',
    runs: [
      ['2026-10-24T02:30', '2026-10-24T00:30Z'],
      ['2026-10-25T02:30', '2026-10-25T00:30Z'],
      ['2026-10-26T02:30', '2026-10-26T01:30Z'],
    ],
  },
  {
    what: 'working days keep their hour west of Greenwich when summer time begins',
    cadence: 'working',
    at: '09:00',
    timezone: 'America/New_York',
    saved: '2026-03-05T20:00Z',
    runs: [
      ['2026-03-06T09:00', '2026-03-06T14:00Z'],
      ['2026-03-09T09:00', '2026-03-09T13:00Z'],
      ['2026-03-10T09:00', '2026-03-10T13:00Z'],
    ],
  },
  {
    what: 'and when it ends',
    cadence: 'working',
    at: '09:00',
    timezone: 'America/New_York',
    saved: '2026-10-29T20:00Z',
    runs: [
      ['2026-10-30T09:00', '2026-10-30T13:00Z'],
      ['2026-11-02T09:00', '2026-11-02T14:00Z'],
    ],
  },
  {
    what: 'a weekly one in the hour that is there twice',
    cadence: 'sunday',
    at: '01:30',
    timezone: 'America/New_York',
    saved: '2026-10-20T12:00Z',
    runs: [
      ['2026-10-25T01:30', '2026-10-25T05:30Z'],
      ['2026-11-01T01:30', '2026-11-01T05:30Z'],
      ['2026-11-08T01:30', '2026-11-08T06:30Z'],
    ],
  },
  {
    what: 'a weekly one in the half hour that Lord Howe leaves out',
    cadence: 'sunday',
    at: '02:15',
    timezone: 'Australia/Lord_Howe',
    saved: '2026-09-25T00:00Z',
    runs: [
      ['2026-09-27T02:15', '2026-09-26T15:45Z'],
      ['2026-10-04T02:15', '2026-10-03T15:30Z'],
      ['2026-10-11T02:15', '2026-10-10T15:15Z'],
    ],
  },
  {
    what: 'and in the one that it has twice',
    cadence: 'sunday',
    at: '01:45',
    timezone: 'Australia/Lord_Howe',
    saved: '2027-03-30T00:00Z',
    runs: [
      ['2027-04-04T01:45', '2027-04-03T14:45Z'],
      ['2027-04-11T01:45', '2027-04-10T15:15Z'],
    ],
  },
  {
    what: 'a day that Samoa left out comes as the next begins, and none is lost',
    cadence: 'day',
    at: '09:00',
    timezone: 'Pacific/Apia',
    saved: '2011-12-29T00:00Z',
    runs: [
      ['2011-12-29T09:00', '2011-12-29T19:00Z'],
      ['2011-12-30T09:00', '2011-12-30T10:00Z'],
      ['2011-12-31T09:00', '2011-12-30T19:00Z'],
    ],
  },
  {
    what: 'a weekly one of that day',
    cadence: 'friday',
    at: '09:00',
    timezone: 'Pacific/Apia',
    saved: '2011-12-20T00:00Z',
    runs: [
      ['2011-12-23T09:00', '2011-12-23T19:00Z'],
      ['2011-12-30T09:00', '2011-12-30T10:00Z'],
      ['2012-01-06T09:00', '2012-01-05T19:00Z'],
    ],
  },
  {
    what: 'the last day of a month, 5 hours and 45 minutes ahead, in a leap year',
    cadence: 'month-last',
    at: '23:45',
    timezone: 'Asia/Kathmandu',
    saved: '2028-01-15T00:00Z',
    runs: [
      ['2028-01-31T23:45', '2028-01-31T18:00Z'],
      ['2028-02-29T23:45', '2028-02-29T18:00Z'],
      ['2028-03-31T23:45', '2028-03-31T18:00Z'],
      ['2028-04-30T23:45', '2028-04-30T18:00Z'],
    ],
  },
  {
    what: 'the 1st where it begins first',
    cadence: 'month-1',
    at: '00:00',
    timezone: 'Pacific/Kiritimati',
    saved: '2026-11-29T00:00Z',
    runs: [
      ['2026-12-01T00:00', '2026-11-30T10:00Z'],
      ['2027-01-01T00:00', '2026-12-31T10:00Z'],
    ],
  },
  {
    what: 'the 15th where it ends last',
    cadence: 'month-15',
    at: '23:30',
    timezone: 'Pacific/Pago_Pago',
    saved: '2026-11-29T00:00Z',
    runs: [
      ['2026-12-15T23:30', '2026-12-16T10:30Z'],
      ['2027-01-15T23:30', '2027-01-16T10:30Z'],
    ],
  },
  {
    what: 'the 31st, copied from a file, is left out where a month has none',
    cadence: AS_IT_IS,
    copied: { every: 'month', on: [31], at: '07:00', timezone: 'UTC' },
    at: '09:00',
    timezone: 'Europe/Paris',
    saved: '2027-01-15T00:00Z',
    runs: [
      ['2027-01-31T09:00', '2027-01-31T08:00Z'],
      ['2027-03-31T09:00', '2027-03-31T07:00Z'],
      ['2027-05-31T09:00', '2027-05-31T07:00Z'],
    ],
  },
];

describe('a digest that was made in Slack is due', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
  });

  afterEach(() => store.close());

  /** What was chosen in the form, saved. */
  async function save(room: DigestsAtWork, { cadence, copied, at, timezone }: Row) {
    const name = DigestName.parse('made-one');
    const context = { name, version: null, schedule: copied ?? null };
    const channel = ChannelId.parse(CHANNEL);
    return make(
      room,
      wishOf(WishFields.parse({ context, cadence, at, timezone, channel }), mira.user),
    );
  }

  it.each(TABLE)('$what ($cadence at $at, $timezone)', async (row) => {
    const clock: ManualClock = createManualClock(row.saved);
    await closeBaseline(store, later(clock.now(), -1000));
    const room = aRoom({ store, clock, definitions: [] });
    const name = await save(room, row);
    const slots = async () =>
      (await store.runs(name, 10)).map(({ slotLocal, slotAt }) => [slotLocal, slotAt]).reverse();

    for (const [n, [, instant]] of row.runs.entries()) {
      const at = new Date(instant);
      expect(await room.nextDueAt()).toEqual(at);
      clock.set(later(at, -1));
      await room.tick();
      expect(await slots()).toHaveLength(n);
      clock.set(at);
      await room.tick();
    }

    expect(await slots()).toEqual(row.runs.map(([local, instant]) => [local, new Date(instant)]));
  });
});
