import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestWish } from '../../../src/digests/made/wish.ts';
import type { PostOutcome } from '../../../src/model/digest/post-outcome.ts';
import { later } from '../../../src/model/duration.ts';
import type { Notice } from '../../../src/model/notice.ts';
import { ChannelId, MessageTs } from '../../../src/model/slack-ids.ts';
import { createSendNotices } from '../../../src/notices/send-notices.ts';
import type { Store } from '../../../src/store/store.ts';
import { team } from '../../support/builders.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';
import { createLife, type Life } from '../delivery/life.ts';
import { aRoom } from '../digest-builders.ts';
import { anAlert, aWish, CHANNEL, make, mira, noor } from './make.ts';

const MINUTE = 60_000;
const OTHER = 'C0OTHER';

describe('what a channel hears of its digest', () => {
  let store: Store;
  let clock: ManualClock;
  /** What stands in channels. */
  let said: Notice[];
  let weather: (() => 'well' | 'swallowed' | 'limited') | null;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-20T12:00:00Z');
    said = [];
    weather = null;
  });

  afterEach(() => store.close());

  const room = (life?: Life) =>
    aRoom({ store: life?.wrap(store) ?? store, clock, definitions: [] });
  const ref = () => ({
    team,
    channel: ChannelId.parse(CHANNEL),
    ts: MessageTs.parse(`${said.length}.1`),
  });
  const post = async (notice: Notice): Promise<PostOutcome> => {
    const how = weather?.() ?? 'well';
    if (how === 'limited') {
      return { kind: 'limited', retryAfterMs: MINUTE };
    }
    said.push(notice);
    return how === 'well'
      ? { kind: 'posted', ref: ref() }
      : { kind: 'unknown', reason: 'the answer was lost' };
  };
  /** The process that sends, as it is or killed at a step. */
  const send = (life?: Life) => {
    const messenger = {
      post,
      find: async ({ id }: Notice) =>
        said.some((one) => one.id === id)
          ? { kind: 'found' as const, refs: [ref()] as const }
          : { kind: 'absent' as const },
    };
    return createSendNotices({
      store: life?.wrap(store) ?? store,
      messenger: life?.wrap(messenger) ?? messenger,
      clock,
      events: recordEvents(),
    })();
  };
  const words = () =>
    said.map(({ to, words: all }) => `${to}: ${all.map(({ text }) => text).join('')}`);

  it('is who set it up, changed, paused, resumed, gave, deleted it and brought it back', async () => {
    const name = await make(
      room(),
      aWish({ title: 'Rules', query: 'energy', minimumRelevancy: 4 }),
    );
    const changed: DigestWish = aWish({ title: 'Rules', query: 'water', limit: 5 });
    await room().made.save({ actor: noor, name, wish: changed, isPrivate: false, version: 1 });
    for (const kind of ['pause', 'resume', 'delete', 'restore'] as const) {
      await room().made.change(noor, name, { kind });
    }
    await room().made.change(noor, name, { kind: 'transfer', to: noor.user });
    await send();

    expect(words()).toEqual([
      `${CHANNEL}: U0MIRA set up the digest Rules here: every Monday at 09:00 (Europe/Paris), for energy, relevancy 4 or more.`,
      `${CHANNEL}: U0NOOR changed the digest Rules: now for “water”; now relevancy any; now 5 items at most.`,
      `${CHANNEL}: U0NOOR paused the digest Rules.`,
      `${CHANNEL}: U0NOOR resumed the digest Rules: every Monday at 09:00 (Europe/Paris). What came meanwhile is not posted.`,
      `${CHANNEL}: U0NOOR deleted the digest Rules.`,
      `${CHANNEL}: U0NOOR brought back the digest Rules: every Monday at 09:00 (Europe/Paris).`,
      `${CHANNEL}: U0NOOR gave the digest Rules to U0NOOR.`,
    ]);
  });

  it('is told to the channel that it leaves as well, without the name of the other', async () => {
    const name = await make(room(), aWish({ title: 'Rules' }));
    const wish = aWish({ title: 'Rules', channel: OTHER });
    await room().made.save({ actor: noor, name, wish, isPrivate: true, version: 1 });
    await send();

    expect(words().slice(1)).toEqual([
      `${OTHER}: U0NOOR changed the digest Rules: now in this channel.`,
      `${CHANNEL}: U0NOOR moved the digest Rules to another channel.`,
    ]);
  });

  it('is nothing of an alert, nor of a second click, nor of what changes nothing', async () => {
    await make(room(), anAlert());
    const name = await make(room(), aWish(), { name: room().made.nameFor('Rules') });
    await room().made.save({ actor: mira, name, wish: aWish(), isPrivate: false, version: 1 });
    await room().made.change(noor, name, { kind: 'pause' });
    await room().made.change(mira, name, { kind: 'pause' });
    await send();

    expect(words()).toHaveLength(2);
  });

  it('is told once, wherever the process is killed between the change and the word', async () => {
    const name = await make(room(), aWish({ title: 'Rules' }));
    await send();
    let changes = 0;

    for (let dieAt = 1; dieAt < 25; dieAt += 1) {
      const when = dieAt % 2 === 0 ? 'before' : 'after';
      const life = createLife(dieAt, when);
      const change = { kind: changes % 2 === 0 ? 'pause' : 'resume' } as const;
      const before = (await store.madeDigest(name))?.made.version;
      // Both in one life, as a click does it; whatever came of it, another process goes on.
      await room(life)
        .made.change(mira, name, change)
        .then(() => send(life))
        .catch(() => {});
      changes += (await store.madeDigest(name))?.made.version === before ? 0 : 1;
      for (let minute = 0; minute < 4; minute += 1) {
        clock.advance(MINUTE);
        await send();
      }
      expect(said).toHaveLength(1 + changes);
    }
    expect(changes).toBeGreaterThan(10);
    expect(await store.openNotices(later(clock.now(), MINUTE))).toEqual([]);
  });

  it('is told once in bad weather', async () => {
    const how = ['limited', 'swallowed', 'limited', 'well'] as const;
    let n = 0;
    weather = () => {
      n += 1;
      return how[n % how.length] ?? 'well';
    };
    const name = await make(room());
    for (let minute = 0; minute < 30; minute += 1) {
      if (minute < 8) {
        await room().made.change(mira, name, { kind: minute % 2 === 0 ? 'pause' : 'resume' });
      }
      await send();
      clock.advance(MINUTE);
    }

    expect(new Set(words()).size).toBe(3);
    expect(said).toHaveLength(9);
  });
});
