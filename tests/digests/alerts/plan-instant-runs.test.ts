import { describe, expect, it } from 'vitest';
import type { DigestsAtWork } from '../../../src/digests/digests-at-work.ts';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { aloneAtWork } from '../../../src/model/jobs.ts';
import { ChannelId, MessageTs } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createFakeSlack, type FakeSlack } from '../delivery/fake-slack.ts';
import { aRoom, putPages } from '../digest-builders.ts';
import { anAlert, make, mira } from '../made/make.ts';
import { HOUR, MINUTE, patience, withPostingRoom } from '../with-archive.ts';

/** A Monday, 10:00 in Paris. */
const START = new Date('2026-11-23T09:00:00Z');

describe('instant alerts', () => {
  let store: Store;
  let clock: ManualClock;
  let slack: FakeSlack;
  let room: DigestsAtWork;

  withPostingRoom((stage) => {
    ({ store, clock, slack, room } = stage);
  }, START);

  /** Pages arrive in an index of their own. */
  const index = async (from: number, count: number) => {
    await putPages(store, { from, count, at: clock.now() });
    clock.advance(1000);
    await store.completeIndex(clock.now());
  };
  const wake = async (afterMs = 0) => {
    clock.advance(afterMs);
    await room.tick();
    await room.finish(patience());
  };
  const texts = () =>
    slack.messages().map(({ message }) => (message.kind === 'parent' ? message.newItems : 'reply'));

  it('come as one message without replies, five minutes after an index', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 3);

    await wake(4 * MINUTE);
    expect(texts()).toEqual([]);

    await wake(2 * MINUTE);
    expect(texts()).toEqual([3]);
  });

  it('collect what several indexes bring within those minutes', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(3 * MINUTE);
    await index(2, 1);
    await wake(3 * MINUTE);
    expect(texts()).toEqual([]);

    await wake(3 * MINUTE);
    expect(texts()).toEqual([2]);
  });

  it('wait no longer than a quarter of an hour for an archive that changes all the time', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    for (let n = 1; n <= 9; n += 1) {
      await index(n, 1);
      await wake(2 * MINUTE);
    }

    expect(texts()).toHaveLength(1);
  });

  it('come once an hour at most, and then with all that came', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(6 * MINUTE);
    await index(2, 1);
    await wake(10 * MINUTE);
    await index(3, 1);
    await wake(10 * MINUTE);
    expect(texts()).toEqual([1]);

    await wake(HOUR);
    expect(texts()).toEqual([1, 2]);
  });

  it('come more often to whoever asks for that', async () => {
    await make(room, anAlert({ unhurried: false }));
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(6 * MINUTE);
    await index(2, 1);
    await wake(6 * MINUTE);

    expect(texts()).toEqual([1, 1]);
  });

  it('say nothing, and keep no run, where nothing matches', async () => {
    const name = await make(room, anAlert({ query: 'zeppelin' }));
    clock.advance(MINUTE);
    await index(1, 3);
    await wake(6 * MINUTE);
    await wake(HOUR);

    expect(texts()).toEqual([]);
    expect(await store.runs(name, 5)).toEqual([]);
    expect(await store.seenUntil(name)).not.toBeNull();
  });

  it('are told once, however often the process starts anew', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 2);
    await wake(6 * MINUTE);
    for (let n = 0; n < 3; n += 1) {
      room = aRoom({ store, clock, poster: slack.poster, definitions: [] });
      await wake(2 * HOUR);
    }

    expect(texts()).toEqual([2]);
  });

  it('are one message with a count when the whole archive arrives anew', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 200);
    await wake(6 * MINUTE);

    const [only, ...others] = slack.messages();
    expect(others).toEqual([]);
    expect(only?.message).toMatchObject({ newItems: 10, overLimit: 190, parts: 1 });
  });

  it('wait for the end of quiet hours', async () => {
    await store.putPreferences(mira, {
      quiet: { from: '09:00', to: '12:00' },
      quietWeekend: false,
      timezone: 'Europe/Paris',
    });
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(10 * MINUTE);
    expect(texts()).toEqual([]);

    clock.set(new Date('2026-11-23T11:00:00Z'));
    await wake();
    expect(texts()).toEqual([1]);
  });

  it('leave out what their person has muted', async () => {
    await store.putMute({
      team: mira.team,
      holder: mira.user,
      what: { kind: 'theme', theme: 'THEME2' },
      until: null,
      by: mira.user,
      at: START,
    });
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 3);
    await wake(6 * MINUTE);

    expect(texts()).toEqual([2]);
  });

  it('answer in the thread where they were asked for, once, and then in direct messages', async () => {
    const thread = { channel: ChannelId.parse('C0FORESIGHT'), threadTs: MessageTs.parse('1.5') };
    await make(room, anAlert(), { firstAnswer: thread });
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(6 * MINUTE);
    await index(2, 1);
    await wake(2 * HOUR);

    expect(slack.messages().map(({ channel, threadTs }) => [channel, threadTs])).toEqual([
      ['C0FORESIGHT', '1.5'],
      ['U0MIRA', null],
    ]);
  });

  it('are looked for again when another replica met the refusal', async () => {
    slack = createFakeSlack(clock, (_n, { threadTs }) =>
      threadTs === null ? null : { kind: 'refused', code: 'thread_gone', scope: 'message' },
    );
    const shared = { ...aloneAtWork, isAlone: false };
    const planner = aRoom({ store, clock, poster: null, definitions: [], jobs: shared });
    const poster = aRoom({ store, clock, poster: slack.poster, definitions: [], jobs: shared });
    const thread = { channel: ChannelId.parse('C0FORESIGHT'), threadTs: MessageTs.parse('1.5') };
    await make(planner, anAlert(), { firstAnswer: thread });
    clock.advance(MINUTE);
    await index(1, 2);
    clock.advance(6 * MINUTE);

    await planner.tick();
    await poster.finish(patience());
    clock.advance(MINUTE);
    await planner.tick();
    await poster.finish(patience());

    expect(slack.messages().map(({ threadTs }) => threadTs)).toEqual([null]);
    expect(texts()).toEqual([2]);
  });

  it('come by direct message when that thread is gone', async () => {
    slack = createFakeSlack(clock, (_n, { threadTs }) =>
      threadTs === null ? null : { kind: 'refused', code: 'thread_gone', scope: 'message' },
    );
    room = aRoom({ store, clock, poster: slack.poster, definitions: [] });
    const thread = { channel: ChannelId.parse('C0FORESIGHT'), threadTs: MessageTs.parse('1.5') };
    await make(room, anAlert(), { firstAnswer: thread });
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(6 * MINUTE);
    await wake(MINUTE);

    expect(slack.messages().map(({ channel, threadTs }) => [channel, threadTs])).toEqual([
      ['U0MIRA', null],
    ]);
  });

  it('let a reaction on a message of one item mean that item', async () => {
    await make(room, anAlert());
    clock.advance(MINUTE);
    await index(1, 1);
    await wake(6 * MINUTE);
    const [message] = slack.messages();

    const item = message === undefined ? undefined : await store.itemAt(message.ref);

    expect(item).toBeDefined();
  });

  it('of a thousand people are evaluated without a run for those that match nothing', async () => {
    for (let n = 0; n < 40; n += 1) {
      const query = n === 7 ? 'canal' : `nothing${n}`;
      await make(room, anAlert({ query }), { name: DigestName.parse(`alert-${n}`) });
    }
    clock.advance(MINUTE);
    await index(7, 1);
    await wake(6 * MINUTE);

    expect(texts()).toEqual([1]);
  });
});
