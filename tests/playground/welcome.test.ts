import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/workspace/page-protocol.ts';
import { seenAtFirst, startBegunDemo, startPlaygroundIn } from '../support/playground.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';

/** What stands in #foresight, threads aside. */
const spoken = ({ messages }: Snapshot) =>
  messages.filter(({ channel, threadTs }) => channel === foresight && !threadTs);

/** What Noor sees when the playground was started, and when it was started once more. */
const starts = {
  socket: async () => {
    const first = await seenAtFirst(noor);
    const again = await startBegunDemo();
    const seenAgain = again.workspace.snapshot(noor);
    await again.stop();
    return [first, seenAgain];
  },
  http: async () => {
    const stateDir = await aTemporaryFolder();
    const seenAfter = async (reset: boolean) => {
      const playground = await startPlaygroundIn(stateDir, { transport: 'http', reset });
      const seen = playground.workspace.snapshot(noor);
      await playground.stop();
      return seen;
    };
    return [await seenAfter(true), await seenAfter(false)];
  },
};

describe('the playground, seen for the first time', () => {
  it.each(['socket', 'http'] as const)(
    'ends #foresight with the welcome of the app, over %s, and says it once',
    async (transport) => {
      const [first = [], again] = (await starts[transport]()).map(spoken);

      expect(first.at(-1)?.text).toMatch(/^Hello, I am Signalpost\./);
      expect(first.at(-3)?.text).toMatch(/^Signals of the week/);
      expect(again).toEqual(first);
    },
  );
});
