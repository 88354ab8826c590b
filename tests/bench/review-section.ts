import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/model/clock.ts';
import { DAY_MS, later } from '../../src/model/duration.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { ItemId } from '../../src/model/item.ts';
import { TeamId, UserId } from '../../src/model/slack-ids.ts';
import { createReview } from '../../src/review/create-review.ts';
import type { QueueRequest } from '../../src/review/review.ts';
import { reviewQueueMessage } from '../../src/slack/blocks/review/review-queue.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { someQueue } from '../support/some-queue.ts';
import { homeOf } from './home-cost.ts';
import type { Section } from './section.ts';

/** 15,000 items, so that two thirds of them wait. */
const PAGES = 700;
const FLAGS = 10_000;
/** Decided in the last week, beside those that wait. */
const DECIDED = 3000;
const PEOPLE = 40;
const TIMES = 21;
/** Whoever decides waits for the next page: what is above a twentieth of a second is felt. */
const MOST_MS = 50;

const team = TeamId.parse('T0BENCH');
const curator = UserId.parse('U0CURATOR');

const ASKED: readonly (readonly [name: string, request: QueueRequest])[] = [
  ['most flagged', { filter: {}, sort: 'flagged', page: 1 }],
  ['oldest, in the middle', { filter: {}, sort: 'oldest', page: 500 }],
  ['by relevancy', { filter: {}, sort: 'relevancy', page: 1 }],
  ['concerns', { filter: { kind: 'concern' }, sort: 'flagged', page: 1 }],
  ['a person’s', { filter: { flaggedBy: personNumber(3) }, sort: 'oldest', page: 1 }],
  ['urgent', { filter: { reason: 'urgent' }, sort: 'flagged', page: 1 }],
];

/** A page of the queue, and Home, as they are read and drawn at every click of a curator. */
export const reviewSection: Section = {
  name: 'review',
  about: 'a page of the review queue, and the Home tab, while 10,000 flags wait',
  run: async (stage) => {
    const file = join(stage.folder('review'), 'review.db');
    copyFileSync(await stage.database(PAGES), file);
    const store = await openSqliteStore({ file, events: silentEvents });
    await flagMany(store);
    const review = createReview({
      store,
      clock: systemClock,
      events: silentEvents,
      flagEmojis: [],
    });
    const figures: number[] = [];
    for (const [name, request] of ASKED) {
      let total = 0;
      const cpuMs = await medianCpu(async () => {
        const page = await review.queue({ team, user: curator, reads: [] }, request);
        reviewQueueMessage(someQueue({ ...page, now: systemClock.now() }));
        ({ total } = page);
      });
      figures.push(cpuMs);
      console.log(`The queue, ${name}: ${cpuMs.toFixed(1)} ms of CPU for ten of ${total}.`);
    }
    const home = homeOf({ store, review, team });
    const homes = {
      reader: await medianCpu(() => home(personNumber(3), 'reader')),
      curator: await medianCpu(() => home(curator, 'curator')),
    };
    console.log(
      `Home: ${homes.reader.toFixed(1)} ms of CPU for a reader, ${homes.curator.toFixed(1)} for a curator.`,
    );
    await store.close();
    return [
      {
        name: 'a page of the queue with 10,000 flags, CPU',
        measured: Math.max(...figures),
        bound: MOST_MS,
        unit: ' ms',
      },
      {
        name: 'Home with 10,000 flags, CPU',
        measured: Math.max(homes.reader, homes.curator),
        bound: MOST_MS,
        unit: ' ms',
      },
    ];
  },
};

/** The median of what something takes of this process, whatever else the machine does. */
async function medianCpu(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const from = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(from);
    times.push((user + system) / 1000);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Infinity;
}

function personNumber(n: number): UserId {
  return UserId.parse(`U0READER${n}`);
}

/** A flag on each of 13,000 items, for one of several reasons, over a month; 3,000 are decided. */
async function flagMany(store: Store): Promise<void> {
  const reasons = ['important', 'doubtful', 'duplicate', 'urgent', null];
  const now = systemClock.now();
  const ids: ItemId[] = [];
  for await (const { item } of store.allItems()) {
    ids.push(ItemId.parse(item.id));
    if (ids.length === FLAGS + DECIDED) {
      break;
    }
  }
  if (ids.length < FLAGS + DECIDED) {
    throw new Error(`The archive has only ${ids.length} items to be flagged.`);
  }
  for (const [n, itemId] of ids.entries()) {
    await store.addMark({
      itemId,
      actor: { team, user: personNumber(n % PEOPLE) },
      mark: { kind: 'button' },
      reason: reasons[n % reasons.length] ?? null,
      at: later(now, -(n % 30) * DAY_MS),
    });
  }
  for (const [n, itemId] of ids.slice(FLAGS).entries()) {
    const said = { verdict: 'accepted', note: null, duplicateOf: null } as const;
    const at = later(now, -(n % 7) * DAY_MS);
    await store.addDecision({ itemId, team, by: curator, at, ...said });
  }
}
