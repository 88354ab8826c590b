import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';
const WEEKLY = /^Signals of the week: .*, (\w+ \d+ \w+ \d+, \d\d:\d\d) – (.*) \(Europe\/Paris\)$/;

async function aPlayground(): Promise<Playground> {
  const stateDir = await aTemporaryFolder();
  return startPlayground(
    { log: silentLog },
    { archive: null, port: 0, transport: 'socket', reset: true, stateDir },
  );
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

  it('posts at 09:00 in Paris before and after daylight saving begins', async () => {
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
});
