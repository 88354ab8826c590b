import { afterEach, beforeEach, expect } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import type { FakeSlack } from './fake-slack.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const START = new Date('2026-11-23T07:00:00Z');
export const SLOT = new Date('2026-11-23T08:00:00Z');
export const ITEMS = 4;
const weekly = DigestName.parse('weekly');

export const patience = () => AbortSignal.timeout(15_000);

/** A store whose weekly digest is due now with four items; made anew for each test. */
export interface DueDigest {
  readonly store: Store;
  readonly clock: ManualClock;
  /** Plans and posts until nothing is open. */
  post(
    slack: FakeSlack,
    parts?: Partial<Parameters<typeof aRoom>[0]>,
  ): Promise<ReturnType<typeof aRoom>>;
  latest(): Promise<{
    readonly run: Awaited<ReturnType<Store['latestRun']>>;
    readonly deliveries: Awaited<ReturnType<Store['deliveries']>>;
  }>;
}

export function expectOnceEach(slack: FakeSlack, items = ITEMS): void {
  const messages = slack.messages();
  const [parent, ...replies] = messages;
  expect(parent).toMatchObject({ threadTs: null, message: { kind: 'parent' } });
  expect(replies.map(({ message }) => message.kind)).toEqual(Array(items).fill('item'));
  expect(new Set(replies.map(({ threadTs }) => threadTs))).toEqual(new Set([parent?.ref.ts]));
  expect(new Set(messages.map(({ mark }) => mark.deliveryId)).size).toBe(messages.length);
}

/** @param assign - gets the stage of the test that begins. */
export function withDueDigest(assign: (stage: DueDigest) => void): void {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    const clock = createHurriedClock(START);
    await closeBaseline(store, later(START, -HOUR));
    await aRoom({ store, clock }).tick();
    await putPages(store, { from: 1, count: ITEMS, at: later(START, MINUTE) });
    clock.set(SLOT);
    assign({
      store,
      clock,
      post: async (slack, parts = {}) => {
        const room = aRoom({ store, clock, poster: slack.poster, ...parts });
        await room.tick();
        await room.finish(patience());
        return room;
      },
      latest: async () => {
        const run = await store.latestRun(weekly);
        return { run, deliveries: await store.deliveries(run?.id ?? '') };
      },
    });
  });

  afterEach(() => store.close());
}
