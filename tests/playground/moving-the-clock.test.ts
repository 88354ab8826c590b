import { describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/playground.ts';
import { startPlaygroundIn } from '../support/playground.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';
/** Months of digests, and ten seconds of waiting for bad weather to end. */
const patient = { timeout: 60_000 };
const MINUTE_MS = 60_000;
const WEEKLY = /^Signals of the week: .*, (\w+ \d+ \w+ \d+, \d\d:\d\d) – (.*) \(Europe\/Paris\)$/;

async function aPlayground(): Promise<Playground> {
  return startPlaygroundIn(await aTemporaryFolder());
}

/** The weekly digests in the channel: until when each goes, when it was posted, and what its replies say. */
function weeklies({ workspace }: Playground) {
  const { messages } = workspace.snapshot(noor);
  return messages
    .filter(({ channel, threadTs }) => channel === foresight && threadTs === null)
    .flatMap(({ ts, text }) => {
      const until = WEEKLY.exec(text)?.[2];
      const replies = messages.filter(({ threadTs }) => threadTs === ts);
      const postedAt = new Date(Number(ts) * 1000).toISOString().slice(0, 16);
      return until === undefined
        ? []
        : [{ until, postedAt, replies: replies.map((reply) => reply.text) }];
    });
}

describe('moving the clock', () => {
  it('posts each digest on the way at its time, whatever the time of day one moves to', async () => {
    const playground = await aPlayground();

    await playground.workspace.act(noor, { kind: 'move-clock', to: '2026-12-08T20:00:00Z' });

    expect(
      weeklies(playground)
        .slice(1)
        .map(({ until, postedAt }) => [until, postedAt]),
    ).toEqual([
      ['Mon 23 Nov 2026, 09:00', '2026-11-23T08:00'],
      ['Mon 30 Nov 2026, 09:00', '2026-11-30T08:00'],
      ['Mon 7 Dec 2026, 09:00', '2026-12-07T08:00'],
    ]);
    await playground.stop();
  });

  it('posts at 09:00 in Paris before and after daylight saving begins', patient, async () => {
    const playground = await aPlayground();

    await playground.workspace.act(noor, { kind: 'move-clock', to: '2027-03-30T12:00:00Z' });

    expect(
      weeklies(playground)
        .slice(-2)
        .map(({ until, postedAt }) => [until, postedAt]),
    ).toEqual([
      ['Mon 22 Mar 2027, 09:00', '2027-03-22T08:00'],
      ['Mon 29 Mar 2027, 09:00', '2027-03-29T07:00'],
    ]);
    await playground.stop();
  });

  it(
    'posts a digest once and completely, however bad the weather was on the way',
    patient,
    async () => {
      const playground = await aPlayground();
      const { workspace, clock } = playground;
      const due = () => weeklies(playground).filter(({ until }) => until.startsWith('Mon 23 Nov'));
      const fine = { rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 0 };
      await workspace.act(noor, {
        kind: 'set-faults',
        faults: { ...fine, rateLimited: 0.2, dropped: 0.2, failed: 0.2, duplicated: 1 },
      });

      await workspace.act(noor, { kind: 'move-clock', to: '2026-11-23T08:00:00Z' });
      await workspace.act(noor, { kind: 'set-faults', faults: fine });
      // What became of calls without an answer is looked up a minute later, one by one.
      for (let n = 0; n < 12 && due()[0]?.replies.length !== 10; n++) {
        const later = new Date(clock.now().getTime() + 2 * MINUTE_MS).toISOString();
        await workspace.act(noor, { kind: 'move-clock', to: later });
      }

      expect(due()).toHaveLength(1);
      expect(due()[0]?.replies).toHaveLength(10);
      expect(new Set(due()[0]?.replies).size).toBe(10);
      await playground.stop();
    },
  );
});
