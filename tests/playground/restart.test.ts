import { describe, expect, it } from 'vitest';
import { startBegunDemoIn, startPlaygroundIn } from '../support/playground.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';

describe('the playground, started again', () => {
  it('goes on where it was left: messages, clock, and flags on yesterday’s digest', async () => {
    const stateDir = await aTemporaryFolder();
    const first = await startBegunDemoIn(stateDir);
    await first.workspace.act(noor, { kind: 'move-clock', to: '2026-11-23T08:05:00Z' });
    const messages = () =>
      first.workspace.snapshot(noor).messages.filter(({ channel }) => channel === foresight);
    const left = messages();
    await first.stop();

    const second = await startPlaygroundIn(stateDir, { reset: false });
    const found = second.workspace
      .snapshot(noor)
      .messages.filter(({ channel }) => channel === foresight);
    const reply = found.filter(({ threadTs }) => threadTs !== null).at(-1);
    await second.workspace.act(noor, {
      kind: 'react',
      channel: foresight,
      ts: reply?.ts ?? '',
      emoji: 'triangular_flag_on_post',
    });

    await second.workspace.until(noor, (seen) =>
      seen.messages.some(({ text }) => text.startsWith('Flagged')),
    );
    expect(found).toEqual(left);
    expect(second.clock.now().getTime()).toBeGreaterThanOrEqual(
      new Date('2026-11-23T08:05:00Z').getTime(),
    );
    await second.stop();
  });
});
