import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../support/manual-clock.ts';
import { aClient, aWorkspace, foresight } from '../support/workspace.ts';

describe('rate limits', () => {
  it('hold a channel to a burst of ten and then one message per second', async () => {
    const clock = createManualClock('2026-11-23T08:00:00Z');
    const workspace = aWorkspace({ clock });
    await workspace.start();
    const client = aClient(workspace);
    const post = () => client.chat.postMessage({ channel: foresight, text: 'x' });
    for (let count = 0; count < 10; count += 1) {
      await post();
    }

    const limited = await post().catch((error: unknown) => error);
    clock.advance(1000);
    const later = await post();
    await workspace.stop();

    expect(limited).toBeInstanceOf(WebAPIRateLimitedError);
    expect(limited).toMatchObject({ retryAfter: 1 });
    expect(later.ok).toBe(true);
  });

  it('hold a method to its tier', async () => {
    const clock = createManualClock('2026-11-23T08:00:00Z');
    const workspace = aWorkspace({ clock });
    await workspace.start();
    const client = aClient(workspace);
    const ask = () => client.users.list({});
    await Promise.all(Array.from({ length: 20 }, ask));

    const limited = await ask().catch((error: unknown) => error);
    clock.advance(3000);
    const later = await ask();
    await workspace.stop();

    expect(limited).toMatchObject({ retryAfter: 3 });
    expect(later.ok).toBe(true);
  });
});
