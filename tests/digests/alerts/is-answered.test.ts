import { describe, expect, it } from 'vitest';
import { isAnswered } from '../../../src/digests/alerts/is-answered.ts';
import { definitionOf } from '../../../src/model/digest/made-digest.ts';
import { later } from '../../../src/model/duration.ts';
import { ChannelId, MessageTs } from '../../../src/model/slack-ids.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aDefinition, aRoom, closeBaseline, putPages } from '../digest-builders.ts';
import { anAlert, make } from '../made/make.ts';

const START = new Date('2026-11-23T09:00:00Z');
const channel = ChannelId.parse('C0FORESIGHT');
const thread = { channel, threadTs: MessageTs.parse('1.5') };

describe('isAnswered', () => {
  it('is so once a run has told the thread something, and not for another thread', async () => {
    const store = await openTestStore();
    const clock = createHurriedClock(START);
    await closeBaseline(store, later(START, -1000));
    const room = aRoom({ store, clock, definitions: [] });
    const name = await make(room, anAlert(), { firstAnswer: thread });
    const known = async () => definitionOf((await store.madeDigest(name)) ?? expect.unreachable());
    expect(await isAnswered(store, await known())).toBe(false);

    clock.advance(60_000);
    await putPages(store, { from: 1, count: 1, at: clock.now() });
    await store.completeIndex(clock.now());
    clock.advance(6 * 60_000);
    await room.tick();

    const { made } = await known();
    const other = { ...thread, threadTs: MessageTs.parse('2.5') };
    expect(await isAnswered(store, { name, made })).toBe(true);
    expect(await isAnswered(store, { name, made: made && { ...made, firstAnswer: other } })).toBe(
      false,
    );
    await store.close();
  });

  it('reads no runs where no thread was asked in', async () => {
    const runs = () => expect.unreachable('the runs were read');

    expect(await isAnswered({ runs }, aDefinition())).toBe(false);
  });
});
