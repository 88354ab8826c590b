import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import {
  elsewhere,
  foresight,
  jonas,
  mira,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('mentions and the shortcut over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const say = async (
    as: string,
    text: string,
    { channel = foresight, threadTs = null as string | null } = {},
  ): Promise<Message> => {
    await running.workspace.act(as, { kind: 'say', channel, threadTs, text });
    return running.workspace.until(as, ({ messages }) =>
      messages.findLast(({ user, ephemeral }) => user === as && !ephemeral),
    );
  };

  const runShortcut = (as: string, { channel, ts }: Message) =>
    running.workspace.act(as, {
      kind: 'message-shortcut',
      channel,
      ts,
      callbackId: 'search_message',
    });

  const answerTo = (as: string, words: string) =>
    running.workspace.until(as, ({ messages }) =>
      messages.find(({ ephemeral, blocks }) => ephemeral && shown(blocks).includes(words)),
    );

  it('answers a mention from all tables, to who said it alone', async () => {
    await say(mira, '@Signalpost regulation OR noise');

    const answer = await answerTo(mira, '8 items for "regulation OR noise"');
    expect(answer.threadTs).toBeNull();
    expect(shown(answer.blocks)).toContain('concern · Low air space becomes a public good');
    expect(running.seen(jonas).messages).toHaveLength(1);
  });

  it('answers a mention of one table in the thread where it was said, and turns its pages', async () => {
    const topic = await say(jonas, 'What do we know?');
    await say(mira, '@Signalpost signals regulation', { threadTs: topic.ts });

    const answer = await answerTo(mira, '7 signals for "regulation" · 1–5');
    expect(answer.threadTs).toBe(topic.ts);
    await running.click(mira, answer, 'Next');

    const next = await answerTo(mira, '7 signals for "regulation" · 6–7');
    expect(next.ts).toBe(answer.ts);
    expect(next.threadTs).toBe(topic.ts);
  });

  it('answers a mention without words, or for help, with how to use it', async () => {
    await say(mira, 'Thank you @Signalpost');
    await say(jonas, '@Signalpost help');

    await answerTo(mira, 'How to use Signalpost');
    await answerTo(jonas, 'How to use Signalpost');
  });

  it('answers once when Slack delivers a mention twice', async () => {
    running.workspace.setWeather({
      rateLimited: 0,
      slowMs: 0,
      dropped: 0,
      failed: 0,
      duplicated: 1,
    });

    await say(mira, '@Signalpost regulation');
    await answerTo(mira, '7 items for "regulation"');
    await running.workspace.idle();
    await running.app.stop();

    expect(running.seen(mira).messages.filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
  });

  it('looks up the words of a message, and says which', async () => {
    const message = await say(jonas, 'Is *noise* a matter of regulation, <@U0JONAS>?');

    await runShortcut(mira, message);

    const answer = await answerTo(mira, '8 items for "noise OR matter OR regulation"');
    expect(shown(answer.blocks)).toContain('longest words: noise, matter, regulation');
    expect(running.seen(jonas).messages).toHaveLength(1);
  });

  it('answers a shortcut on a reply in its thread', async () => {
    const topic = await say(jonas, 'Drones');
    const reply = await say(mira, 'There is regulation', { threadTs: topic.ts });

    await runShortcut(mira, reply);

    const answer = await answerTo(mira, 'longest words: There, regulation');
    expect(answer.threadTs).toBe(topic.ts);
  });

  it('answers a shortcut where the app is not, on a reply in the channel itself', async () => {
    const topic = await say(jonas, 'Drones', { channel: elsewhere });
    const reply = await say(jonas, 'regulation', { channel: elsewhere, threadTs: topic.ts });

    await runShortcut(jonas, reply);

    const answer = await answerTo(jonas, '7 items for');
    expect(answer.channel).toBe(elsewhere);
    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says so when a message has no word to look for', async () => {
    const message = await say(jonas, 'ok :+1:');

    await runShortcut(mira, message);

    await answerTo(mira, 'This message has no word of four letters or more');
  });
});
