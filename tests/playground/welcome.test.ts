import { describe, expect, it } from 'vitest';
import { startPlaygroundIn } from '../support/playground.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';

describe('the playground, seen for the first time', { timeout: 60_000 }, () => {
  it.each(['socket', 'http'] as const)(
    'ends #foresight with the welcome of the app, over %s, and says it once',
    async (transport) => {
      const stateDir = await aTemporaryFolder();
      const spoken = async (reset: boolean) => {
        const playground = await startPlaygroundIn(stateDir, { transport, reset });
        const { messages } = playground.workspace.snapshot(noor);
        await playground.stop();
        return messages.filter(({ channel, threadTs }) => channel === foresight && !threadTs);
      };

      const first = await spoken(true);
      const again = await spoken(false);

      expect(first.at(-1)?.text).toMatch(/^Hello, I am Signalpost\./);
      expect(first.at(-3)?.text).toMatch(/^Signals of the week/);
      expect(again).toEqual(first);
    },
  );
});
