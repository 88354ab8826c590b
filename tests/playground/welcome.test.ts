import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/workspace/page-protocol.ts';
import { seenAtFirst, startBegunDemo, startPlaygroundIn } from '../support/playground.ts';
import { isDeep } from '../support/runs.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';

/** What stands in #foresight, threads aside. */
const spoken = ({ messages }: Snapshot) =>
  messages.filter(({ channel, threadTs }) => channel === foresight && !threadTs);

const endsWithTheWelcome = (messages: ReturnType<typeof spoken>) => {
  expect(messages.at(-1)?.text).toMatch(/^Hello, I am Signalpost\./);
  expect(messages.at(-3)?.text).toMatch(/^Signals of the week/);
};

describe('the playground, seen for the first time', () => {
  it.each(['socket', 'http'] as const)(
    'ends #foresight with the welcome of the app, which says it once when it starts again over %s',
    async (transport) => {
      const first = spoken(await seenAtFirst(noor));

      const again = await startBegunDemo({ transport });
      const seenAgain = spoken(again.workspace.snapshot(noor));
      await again.stop();

      endsWithTheWelcome(first);
      expect(seenAgain).toEqual(first);
    },
  );

  // A first start takes 2 s of CPU, and that over Socket Mode is made anyway. That the app greets over
  // HTTP is seen every day by the tests of Slack's events.
  it.runIf(isDeep)('ends #foresight with the welcome over HTTP as well', async () => {
    const stateDir = await aTemporaryFolder();
    const playground = await startPlaygroundIn(stateDir, { transport: 'http' });
    const first = spoken(playground.workspace.snapshot(noor));
    await playground.stop();
    const again = await startPlaygroundIn(stateDir, { transport: 'http', reset: false });
    const seenAgain = spoken(again.workspace.snapshot(noor));
    await again.stop();

    endsWithTheWelcome(first);
    expect(seenAgain).toEqual(first);
  });
});
