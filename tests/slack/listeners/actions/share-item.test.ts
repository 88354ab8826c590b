import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  elsewhere,
  jonas,
  mira,
  pair,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('sharing over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  it('shares an item with who shared it and the query', async () => {
    const shared = await running.share();

    expect(shown(shared.blocks)).toContain(`<@${mira}> shared this from /signals regulation`);
    expect(shown(shared.blocks)).toContain('Drone regulation 1');
    expect(shown(shared.blocks)).toContain('[Details] [Flag]');
  });

  it('shares once for a double click', async () => {
    const answer = await running.type(mira, '/signals regulation');

    await Promise.all([
      running.click(mira, answer, 'Share to channel'),
      running.click(mira, answer, 'Share to channel'),
    ]);
    await running.app.stop();
    const shared = () => running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral);

    expect(shared()).toHaveLength(1);
  });

  it('says how to get the app into a channel that it is not in', async () => {
    const answer = await running.type(mira, '/signals regulation', elsewhere);

    await running.click(mira, answer, 'Share to channel');

    await running.told(
      mira,
      "I'm not in this channel, so I can't post here. Type /invite @Signalpost, then share again.",
    );
  });

  it('advises no invitation where nobody can be invited', async () => {
    const answer = await running.type(mira, '/signals regulation', pair);

    await running.click(mira, answer, 'Share to channel');

    await running.told(mira, "I can't post in a direct message between people.");
  });
});
