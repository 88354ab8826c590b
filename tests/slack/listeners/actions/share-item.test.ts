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

    expect(shown(shared.blocks)).toContain(`<@${mira}> shared this from regulation`);
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

  const publicMessages = () => running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral);

  it('answers a click that Slack had no room for, and takes the next one', async () => {
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'rate-limit');
    await running.click(mira, answer, 'Share to channel');
    await running.told(mira, 'Slack is busy just now. Please try again in 1 second.');

    await running.click(mira, answer, 'Share to channel');

    await running.workspace.until(jonas, () => publicMessages()[0]);
    expect(publicMessages()).toHaveLength(1);
  });

  it.each(['drop-after', 'http-500-after'] as const)(
    'records a share whose answer was lost (%s), so that a flag on it counts',
    async (fault) => {
      const answer = await running.type(mira, '/signals regulation');
      running.workspace.failNext('chat.postMessage', fault);
      await running.click(mira, answer, 'Share to channel');
      const shared = await running.workspace.until(jonas, () => publicMessages()[0]);
      await running.told(mira, 'see it');

      await running.flag(jonas, shared);
      await running.told(jonas, 'Flagged: Drone regulation 1');
      await running.click(mira, await running.told(mira, 'see it'), 'Share to channel');

      expect(publicMessages()).toHaveLength(1);
    },
  );

  it('shares into the thread where the answer stands, signed with what was asked there', async () => {
    const topic = await running.say(jonas, 'What do we know?');
    await running.say(mira, '@Signalpost regulation', { threadTs: topic.ts });
    const answer = await running.told(mira, '7 items for “regulation”');

    await running.click(mira, answer, 'Share here');

    const shared = await running.workspace.until(jonas, () =>
      publicMessages().find(({ blocks }) => shown(blocks).includes('shared this from')),
    );
    expect(shared.threadTs).toBe(topic.ts);
    expect(shown(shared.blocks)).toContain('shared this from regulation');
    await running.flag(jonas, shared);
    expect((await running.told(jonas, 'Flagged: ')).threadTs).toBe(topic.ts);
  });

  it('says so when Slack took nothing and said nothing, and posts at the next click', async () => {
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'drop-before');
    await running.click(mira, answer, 'Share to channel');
    await running.told(mira, 'Slack did not say whether it took the message');
    expect(publicMessages()).toEqual([]);

    await running.click(mira, answer, 'Share to channel');

    await running.workspace.until(jonas, () => publicMessages()[0]);
    expect(publicMessages()).toHaveLength(1);
  });

  it('looks for what may have been posted before it posts again', async () => {
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'drop-after');
    running.workspace.failNext('conversations.history', 'http-500-before');
    await running.click(mira, answer, 'Share to channel');
    await running.told(mira, 'Slack did not say whether it took the message');

    await running.click(mira, answer, 'Share to channel');

    await running.told(mira, 'see it');
    expect(publicMessages()).toHaveLength(1);
  });
});
