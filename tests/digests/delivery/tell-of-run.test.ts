import { describe, expect, it } from 'vitest';
import { later } from '../../../src/model/duration.ts';
import type { Listener, NoticeWords } from '../../../src/model/notice.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aRoom, putPages } from '../digest-builders.ts';
import { anAlert, aWish, make, mira, noor } from '../made/make.ts';
import { type DueDigest, HOUR, SLOT, withDueDigest } from './due-digest.ts';
import { createFakeSlack, type Fault } from './fake-slack.ts';

interface Told {
  readonly listeners: readonly Listener[];
  readonly key: string;
  readonly text: string;
}

/** Notices as they are told, in plain words. */
function hearNotices() {
  const told: Told[] = [];
  const plain = (words: NoticeWords) => words.map(({ text }) => text).join('');
  return {
    told,
    notices: {
      tell: async (
        listeners: readonly Listener[],
        { key, words }: { readonly key: string; readonly words: NoticeWords },
      ) => {
        told.push({ listeners, key, text: plain(words) });
      },
    },
  };
}

describe('telling people of a run', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it('tells the operators of a channel that cannot be found, with what to type', async () => {
    const slack = createFakeSlack(stage.clock);
    slack.unknownChannels.add('#foresight');
    const { told, notices } = hearNotices();

    await stage.post(slack, { notices });

    expect(told).toMatchObject([{ listeners: ['operators'] }]);
    expect(told[0]?.text).toContain('The digest weekly of 2026-11-23, 09:00 was not posted.');
    expect(told[0]?.text).toContain('I cannot find #foresight');
    expect(told[0]?.text).toContain('/invite @Signalpost');
    expect((await stage.latest()).run).toMatchObject({
      state: 'refused',
      reason: 'channel_not_found',
    });
  });

  it('tells whoever asked for a run that was refused', async () => {
    const fault: Fault = { kind: 'refused', code: 'is_archived', scope: 'channel' };
    const slack = createFakeSlack(stage.clock, () => fault);
    const { told, notices } = hearNotices();
    const room = aRoom({
      store: stage.store,
      clock: stage.clock,
      poster: slack.poster,
      notices,
    });

    await room.run('weekly', 'U0JONAS');
    await room.finish(AbortSignal.timeout(15_000));

    expect(told).toMatchObject([{ listeners: ['U0JONAS', 'operators'] }]);
    expect(told[0]?.text).toContain('is archived');
  });

  it('tells whoever set a digest up in Slack of each run that fails, beside whoever asked for it', async () => {
    const fault: Fault = { kind: 'refused', code: 'restricted_action', scope: 'channel' };
    const slack = createFakeSlack(stage.clock, () => fault);
    const { told, notices } = hearNotices();
    const { store, clock } = stage;
    const room = aRoom({ store, clock, poster: slack.poster, notices, definitions: [] });
    const name = await make(room);
    clock.advance(HOUR);
    await putPages(store, { from: 50, count: 2, at: later(clock.now(), -1000) });

    await room.run(name, noor.user);
    await room.finish(AbortSignal.timeout(15_000));
    clock.set(later(SLOT, 14 * 24 * HOUR + 40 * HOUR));
    await room.tick();

    expect(told.map(({ listeners }) => listeners)).toEqual([
      [noor.user, mira.user, 'operators'],
      [mira.user, 'operators'],
    ]);
    expect(told[1]?.text).toContain('was missed');
  });

  it('tells of a missed run once, however often it is found', async () => {
    const { told, notices } = hearNotices();
    stage.clock.set(later(SLOT, 37 * HOUR));

    await aRoom({ store: stage.store, clock: stage.clock, notices }).tick();
    await aRoom({ store: stage.store, clock: stage.clock, notices }).tick();

    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('was missed')]);
  });

  it('tells the person of an alert that was missed, without a run that nobody asks for', async () => {
    const { told, notices } = hearNotices();
    const { store, clock } = stage;
    const room = aRoom({ store, clock, notices, definitions: [] });
    await make(room, anAlert({ schedule: aWish().schedule }));

    clock.set(later(SLOT, 14 * 24 * HOUR + 40 * HOUR));
    await room.tick();

    expect(told).toMatchObject([
      {
        listeners: [mira.user],
        text: expect.stringMatching(
          /longer than an alert may be late\. The next one covers these days\.$/,
        ),
      },
    ]);
  });

  it('tells once of a message that Slack never takes, posts the others, and gives it up at the end', async () => {
    const bad = (n: number | undefined) => n === 2;
    const slack = createFakeSlack(stage.clock, (_n, { message }) =>
      message.kind === 'item' && bad(message.entry.number) ? { kind: 'dropped' } : null,
    );
    const { told, notices } = hearNotices();

    const events = recordEvents();

    await stage.post(slack, { notices, events });

    const numbers = slack
      .messages()
      .flatMap(({ message }) => (message.kind === 'item' ? [message.entry.number] : []));
    expect(numbers).toEqual([1, 3, 4]);
    const third = slack
      .messages()
      .find(({ message }) => message.kind === 'item' && message.entry.number === 3);
    expect(Number(third?.at) - SLOT.getTime()).toBeLessThan(20 * 60_000);
    expect(told.map(({ key }) => key.split(':')[0])).toEqual(['run-stuck', 'run-expired']);
    // The log says it too, where there is nobody to be told.
    expect(events.of('delivery-stuck')).toHaveLength(1);
    expect((await stage.latest()).run?.state).toBe('expired');
    // Every ten minutes once the others have gone on: 144 times in a day, not 491 in half of one.
    expect(slack.requests.length).toBeLessThan(150);
  });

  it('gives nothing up before its time when every call fails', async () => {
    const slack = createFakeSlack(stage.clock, () =>
      stage.clock.now() < later(SLOT, 3 * HOUR) ? { kind: 'dropped' } : null,
    );
    slack.blind = true;
    const { notices } = hearNotices();
    const room = aRoom({
      store: stage.store,
      clock: stage.clock,
      poster: slack.poster,
      notices,
    });
    await room.tick();
    for (let goesOn = await room.advance(AbortSignal.timeout(9000)); goesOn !== null; ) {
      if (goesOn > later(SLOT, 3 * HOUR)) {
        slack.blind = false;
      }
      stage.clock.set(goesOn);
      goesOn = await room.advance(AbortSignal.timeout(9000));
    }

    expect((await stage.latest()).run?.state).toBe('done');
    expect(slack.messages()).toHaveLength(5);
  });
});
