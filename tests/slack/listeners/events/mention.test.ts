import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('mentions over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  it('answers a mention from all tables, to who said it alone', async () => {
    await running.say(mira, '@Signalpost regulation OR noise');

    const answer = await running.told(mira, '8 items for “regulation OR noise”');
    expect(answer.threadTs).toBeNull();
    expect(shown(answer.blocks)).toContain('Concern · Low air space becomes a public good');
    expect(running.seen(jonas).messages).toHaveLength(1);
  });

  it('answers a mention of one table in the thread where it was said, and turns its pages', async () => {
    const topic = await running.say(jonas, 'What do we know?');
    await running.say(mira, '@Signalpost signals regulation', { threadTs: topic.ts });

    const answer = await running.told(mira, 'showing 1–5');
    expect(answer.threadTs).toBe(topic.ts);
    await running.click(mira, answer, 'Next 2');

    const next = await running.told(mira, 'showing 6–7');
    expect(next.ts).toBe(answer.ts);
    expect(next.threadTs).toBe(topic.ts);
  });

  it('answers a mention without words, or for help, with how to use it', async () => {
    await running.say(mira, 'Thank you @Signalpost');
    await running.say(jonas, '@Signalpost help');

    await running.told(mira, 'How to use Signalpost');
    await running.told(jonas, 'How to use Signalpost');
  });

  it('answers once when Slack delivers a mention twice', async () => {
    running.workspace.setWeather({
      rateLimited: 0,
      slowMs: 0,
      dropped: 0,
      failed: 0,
      duplicated: 1,
    });

    await running.say(mira, '@Signalpost regulation');
    await running.told(mira, '7 items for “regulation”');
    await running.workspace.idle();
    await running.app.stop();

    expect(running.seen(mira).messages.filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
  });
});
