import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  elsewhere,
  foresight,
  jonas,
  mira,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';
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

  const feed = { botId: 'B0000FEED0', appId: 'A0000FEED0', name: 'Feed' };
  const ours = () =>
    running
      .seen(jonas)
      .messages.filter(({ user }) => user === running.workspace.identity.botUserId);
  const settled = async () => {
    await running.workspace.idle();
    await running.app.stop();
  };

  it.each([
    ['an app', { user: 'U0000FEED0', otherApp: feed }],
    ['a workflow, which has no user', { otherApp: feed, subtype: 'bot_message' }],
  ])('answers %s in its thread, once, and calls nobody', async (_, said) => {
    const text = `<@${running.workspace.identity.botUserId}> regulation`;
    const threadTs = running.workspace.post({ channel: foresight, ...said, text });
    const answer = await running.workspace.until(jonas, () => ours()[0]);
    running.workspace.post({ channel: foresight, ...said, text, threadTs });
    await settled();

    expect(ours()).toHaveLength(1);
    expect(answer).toMatchObject({ threadTs, ephemeral: false });
    expect(answer.text).toContain('7 items for “regulation”');
    expect(JSON.stringify(answer.blocks)).not.toContain('U0000FEED0');
  });

  it('never answers itself', async () => {
    const client = new WebClient(running.botToken, { slackApiUrl: running.workspace.apiUrl });
    const text = `<@${running.workspace.identity.botUserId}> regulation`;
    await client.chat.postMessage({ channel: foresight, text });
    await settled();

    expect(ours()).toHaveLength(1);
  });

  it('answers in direct messages where it may say nothing', async () => {
    const { teamId, appId, botUserId } = running.workspace.identity;
    await running.workspace.send({
      type: 'events_api',
      name: 'event app_mention',
      payload: {
        type: 'event_callback',
        token: 'x',
        team_id: teamId,
        api_app_id: appId,
        event_id: 'Ev0MENTION',
        event_time: 1,
        authorizations: [{ team_id: teamId, user_id: botUserId, is_bot: true }],
        event: {
          type: 'app_mention',
          user: jonas,
          channel: elsewhere,
          ts: '1795420831.000100',
          text: `<@${botUserId}> regulation`,
        },
      },
    });

    const answer = await running.workspace.until(jonas, () => ours()[0]);
    expect(answer.channel).not.toBe(elsewhere);
    expect(shown(answer.blocks)).toContain('7 items for “regulation”');
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
