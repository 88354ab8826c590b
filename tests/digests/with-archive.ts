import { afterEach, beforeEach } from 'vitest';
import type { DigestsAtWork } from '../../src/digests/digests-at-work.ts';
import { later } from '../../src/model/duration.ts';
import type { Store } from '../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { createFakeSlack, type FakeSlack } from './delivery/fake-slack.ts';
import { aRoom, closeBaseline } from './digest-builders.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Friday, and the Monday after it, at nine in Paris. */
export const START = new Date('2026-11-20T12:00:00Z');
export const SLOT = new Date('2026-11-23T08:00:00Z');

export const patience = () => AbortSignal.timeout(15_000);

/** An archive that was first indexed a day ago. */
export interface Archive {
  readonly store: Store;
  readonly clock: ManualClock;
}

/** @param assign - gets the archive of the test that begins. */
export function withArchive(assign: (archive: Archive) => void, start: Date = START): void {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    await closeBaseline(store, later(start, -DAY));
    assign({ store, clock: createHurriedClock(start) });
  });

  afterEach(() => store.close());
}

/** The same, with a room without files that posts. */
export interface PostingRoom extends Archive {
  readonly slack: FakeSlack;
  readonly room: DigestsAtWork;
}

export function withPostingRoom(assign: (stage: PostingRoom) => void, start?: Date): void {
  withArchive(({ store, clock }) => {
    const slack = createFakeSlack(clock);
    const room = aRoom({ store, clock, poster: slack.poster, definitions: [] });
    assign({ store, clock, slack, room });
  }, start);
}

/** Plans and posts what is due at a moment. */
export async function goTo(
  { clock, room }: Pick<PostingRoom, 'clock' | 'room'>,
  at: Date,
): Promise<void> {
  clock.set(at);
  await room.tick();
  await room.finish(patience());
}
