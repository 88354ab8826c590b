import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { later } from '../../../src/model/duration.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHurriedClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { createFakeSlack, type Fault } from '../delivery/fake-slack.ts';
import { aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { anAlert, make, mira, noor } from '../made/make.ts';

const MINUTE = 60_000;
const START = new Date('2026-11-20T12:00:00Z');

describe('an alert of somebody who has left', () => {
  let store: Store;
  let clock: ManualClock;
  let room: DigestsAtWork;
  let refusal: string | null;
  let told: unknown[];

  beforeEach(async () => {
    store = await openTestStore();
    clock = createHurriedClock(START);
    told = [];
    const faultOf = (): Fault | null =>
      refusal === null ? null : { kind: 'refused', code: refusal, scope: 'channel' };
    room = aRoom({
      store,
      clock,
      poster: createFakeSlack(clock, (_, { channel }) =>
        String(channel) === mira.user ? faultOf() : null,
      ).poster,
      definitions: [],
      notices: { tell: async (to) => void told.push(to) },
    });
    await closeBaseline(store, later(START, -MINUTE));
    await make(room, anAlert(), { name: DigestName.parse('alert-mira') });
    const ofNoor = anAlert({ channel: noor.user });
    await make(room, ofNoor, { name: DigestName.parse('alert-noor'), actor: noor });
  });

  afterEach(() => store.close());

  const arrive = async (from: number) => {
    await putPages(store, { from, count: 1, at: later(clock.now(), 1) });
    await store.completeIndex(later(clock.now(), 2));
    clock.advance(10 * MINUTE);
    await room.tick();
    await room.finish(AbortSignal.timeout(10_000));
    clock.advance(2 * 60 * MINUTE);
  };
  const stateOf = async (name: string) => {
    const { state, because } = (await store.madeDigest(DigestName.parse(name))) ?? {};
    return [state, because];
  };

  it.each(['user_not_found', 'user_disabled', 'account_inactive', 'channel_not_found'])(
    'pauses when Slack says %s, tells the operators once, and others get theirs',
    async (code) => {
      refusal = code;

      await arrive(1);
      await arrive(2);

      expect(await stateOf('alert-mira')).toEqual(['paused', 'owner-left']);
      expect(await stateOf('alert-noor')).toEqual(['active', null]);
      expect(told.flat()).toEqual(['operators']);
      expect((await store.runs(DigestName.parse('alert-noor'), 5)).length).toBe(2);
    },
  );

  it('is kept, and goes on where its person is back and resumes it', async () => {
    refusal = 'user_disabled';
    await arrive(1);
    refusal = null;

    const [alert] = await room.made.alerts(mira);
    expect(alert?.definition).toMatchObject({ query: '', pause: { because: 'owner-left' } });
    const outcome = await room.made.change(mira, 'alert-mira', { kind: 'resume' });
    expect(outcome).toMatchObject({ kind: 'changed' });
    await arrive(2);

    const [last] = await store.runs(DigestName.parse('alert-mira'), 5);
    expect(last?.state).toBe('done');
  });
});
