import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { MINUTE_MS } from '../../src/model/duration.ts';
import type { Playground } from '../../src/playground/playground.ts';
import { startBegunDemo, untilDemoHasBegun } from '../support/playground.ts';
import { isDeep } from '../support/runs.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';
/** When the first weekly digest after the demo's beginning is due: 09:00 in Paris. */
const monday = '2026-11-23T08:00:00Z';
/** A week later, when that week's digests are posted. */
const secondMonday = '2026-11-30T12:00:00Z';
/** At no digest's time. The last week, one like the others, is left to where tests go deep: 1 s of CPU. */
const END = isDeep ? '2026-12-08T20:00:00Z' : '2026-12-01T20:00:00Z';
const MONDAYS = [
  ['16–23 November', '2026-11-23T08:00'],
  ['23–30 November', '2026-11-30T08:00'],
  ['30 November – 7 December', '2026-12-07T08:00'],
].filter(([, postedAt = '']) => postedAt < END);
const calm = { rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 0 };
const storm = { rateLimited: 0.2, slowMs: 0, dropped: 0.2, failed: 0.2, duplicated: 1 };
const WEEKLY = /^Signals of the week · ([^:]+): /;

/** The weekly digests in the channel: the days of each, when it was posted, and what its replies say. */
function weeklies({ workspace }: Playground) {
  const { messages } = workspace.snapshot(noor);
  return messages
    .filter(({ channel, threadTs }) => channel === foresight && threadTs === null)
    .flatMap(({ ts, text }) => {
      const days = WEEKLY.exec(text)?.[1];
      const replies = messages.filter(({ threadTs }) => threadTs === ts);
      const postedAt = new Date(Number(ts) * 1000).toISOString().slice(0, 16);
      return days === undefined
        ? []
        : [{ days, postedAt, replies: replies.map((reply) => reply.text) }];
    });
}

/** Every digest that the reader sees, posted by an instant, with what its replies say. */
function digests({ workspace }: Playground, by: string) {
  const { messages } = workspace.snapshot(noor);
  return messages
    .filter(({ ts, threadTs }) => threadTs === null && Number(ts) * 1000 <= Date.parse(by))
    .filter(({ text }) => /^[^:]+ · [^:]+: /.test(text))
    .map(({ ts, text }) => ({
      title: text,
      replies: messages.filter(({ threadTs }) => threadTs === ts).map((reply) => reply.text),
    }))
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

/** The minutes that the page is told of from now on. */
async function followClock({ workspace }: Playground): Promise<readonly string[]> {
  const address = `${workspace.url.replace('http', 'ws')}/page/events?as=${noor}`;
  const socket = new WebSocket(address, { origin: workspace.url });
  const minutes: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    const text = typeof data === 'string' ? data : '';
    const [, now] = /"kind":"clock","clock":{"now":"([^"]+)"/.exec(text) ?? [];
    minutes.push(now?.slice(0, 16) ?? '');
  });
  await once(socket, 'open');
  return minutes;
}

/** Weeks of fair weather in one demo, and what came of each move. */
async function liveFairly() {
  const playground = await startBegunDemo();
  const { clock } = playground;
  const moveTo = (to: string) => playground.workspace.act(noor, { kind: 'move-clock', to });
  const minutes = await followClock(playground);

  const results = await Promise.all([moveTo('2026-11-24T12:00:00Z'), moveTo(monday)]);
  const twoAtOnce = { results, arrivedAt: clock.now(), weekly: weeklies(playground).at(-1) };
  const toTheEnd = { result: await moveTo(END), arrivedAt: clock.now() };
  const posted = { weeklies: weeklies(playground), inFirstWeek: digests(playground, secondMonday) };
  await playground.stop();
  return { minutes, twoAtOnce, toTheEnd, posted };
}

describe('moving the clock', () => {
  let fair: Awaited<ReturnType<typeof liveFairly>>;

  beforeAll(async () => {
    await untilDemoHasBegun();
    fair = await liveFairly();
  });

  it('posts each digest on the way at its time, whatever the time of day one moves to', () => {
    expect(fair.posted.weeklies.slice(1).map(({ days, postedAt }) => [days, postedAt])).toEqual(
      MONDAYS,
    );
  });

  // Four months, of which the tests of schedules try every transition: 6 s of CPU.
  it.runIf(isDeep)('posts at 09:00 in Paris before and after daylight saving begins', async () => {
    const playground = await startBegunDemo();

    await playground.workspace.act(noor, { kind: 'move-clock', to: '2027-03-30T12:00:00Z' });

    expect(
      weeklies(playground)
        .slice(-2)
        .map(({ days, postedAt }) => [days, postedAt]),
    ).toEqual([
      ['15–22 March', '2027-03-22T08:00'],
      ['22–29 March', '2027-03-29T07:00'],
    ]);
    await playground.stop();
  });

  it('ends where it was sent, and has nothing to tell, in fair weather', () => {
    const { result, arrivedAt } = fair.toTheEnd;

    expect(result).toEqual({ ok: true });
    expect(arrivedAt.getTime() - Date.parse(END)).toBeLessThan(MINUTE_MS);
  });

  it('goes on past its aim until a digest with lost answers is complete, and says so', async () => {
    const playground = await startBegunDemo();
    await playground.workspace.act(noor, {
      kind: 'set-weather',
      weather: { ...calm, dropped: 0.4 },
    });

    const result = await playground.workspace.act(noor, { kind: 'move-clock', to: monday });

    const [digest] = weeklies(playground).slice(-1);
    const minutes = Math.floor((playground.clock.now().getTime() - Date.parse(monday)) / MINUTE_MS);
    expect(digest).toMatchObject({ days: '16–23 November' });
    expect(digest?.replies).toHaveLength(10);
    expect(new Set(digest?.replies).size).toBe(10);
    expect(minutes).toBeGreaterThan(1);
    expect(result).toMatchObject({
      ok: true,
      note: expect.stringContaining(`the clock went on for ${minutes} minutes.`),
    });
    await playground.stop();
  });

  // Every day a digest is whole with lost answers, above; the other faults are with the tests of the poster.
  it.runIf(isDeep)(
    'posts in a week of storm what it posts in a fair one, each item once',
    async () => {
      const playground = await startBegunDemo();
      const { workspace } = playground;
      await workspace.act(noor, { kind: 'set-weather', weather: storm });

      await workspace.act(noor, { kind: 'move-clock', to: secondMonday });

      const posted = digests(playground, playground.clock.now().toISOString());
      const { inFirstWeek } = fair.posted;
      expect(posted.map(({ title }) => title)).toEqual(inFirstWeek.map(({ title }) => title));
      expect(posted.map(({ replies }) => replies.toSorted())).toEqual(
        inFirstWeek.map(({ replies }) => replies.toSorted()),
      );
      await playground.stop();
    },
  );

  it('gives up after half an hour by the clock, says so, and completes the digest later', async () => {
    const playground = await startBegunDemo();
    const { workspace, clock } = playground;
    await workspace.act(noor, { kind: 'set-weather', weather: { ...calm, dropped: 1 } });

    const result = await workspace.act(noor, { kind: 'move-clock', to: monday });
    const stoodAt = clock.now().getTime();
    await workspace.act(noor, { kind: 'set-weather', weather: calm });
    const later = new Date(stoodAt + MINUTE_MS).toISOString();
    await workspace.act(noor, { kind: 'move-clock', to: later });

    expect(result).toMatchObject({ note: expect.stringContaining('not complete yet') });
    expect(stoodAt - Date.parse(monday)).toBeLessThanOrEqual(30 * MINUTE_MS);
    expect(weeklies(playground).at(-1)?.replies).toHaveLength(10);
    await playground.stop();
  });

  it('stops on its way when answers take too long, and loses nothing', async () => {
    const playground = await startBegunDemo({ moveWithinMs: 1000 });
    const { workspace, clock } = playground;
    const to = '2026-11-24T12:00:00Z';
    await workspace.act(noor, { kind: 'set-weather', weather: { ...calm, slowMs: 400 } });

    const result = await workspace.act(noor, { kind: 'move-clock', to });
    const stoodAt = clock.now();
    await workspace.act(noor, { kind: 'set-weather', weather: calm });
    // A busy machine may take more than the second that one move has.
    for (let moves = 0; moves < 20 && clock.now() < new Date(to); moves += 1) {
      await workspace.act(noor, { kind: 'move-clock', to });
    }

    expect(result).toMatchObject({ note: expect.stringContaining('stopped on its way') });
    expect(stoodAt < new Date(to)).toBe(true);
    expect(weeklies(playground).at(-1)?.replies).toHaveLength(10);
    await playground.stop();
  });

  it('tells the page of every stop on its way', () => {
    expect(fair.minutes).toEqual(
      expect.arrayContaining([
        '2026-11-23T08:00',
        '2026-11-24T07:30',
        '2026-11-24T12:00',
        '2026-11-25T07:30',
        '2026-11-30T08:00',
        END.slice(0, 16),
      ]),
    );
  });

  it('makes two moves one after the other', () => {
    const { results, arrivedAt, weekly } = fair.twoAtOnce;

    expect(results).toEqual([{ ok: true }, { ok: true }]);
    expect(arrivedAt.toISOString().slice(0, 16)).toBe('2026-11-24T12:00');
    expect(weekly?.replies).toHaveLength(10);
  });

  it('ends when the playground does', async () => {
    const playground = await startBegunDemo();
    const { workspace } = playground;
    await workspace.act(noor, { kind: 'set-weather', weather: { ...calm, slowMs: 200 } });
    const moving = workspace.act(noor, { kind: 'move-clock', to: monday });
    await workspace.until(noor, ({ messages }) =>
      messages.some(({ text }) => text.includes('· 16–23 November')),
    );

    await playground.stop();

    expect(await moving).toMatchObject({ ok: true });
    expect(weeklies(playground).at(-1)?.replies.length).toBeLessThan(10);
  });
});
