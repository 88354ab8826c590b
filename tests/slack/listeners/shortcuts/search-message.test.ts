import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { elsewhere, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('Search Signalpost over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const runShortcut = (as: string, { channel, ts }: Message) =>
    running.workspace.act(as, {
      kind: 'message-shortcut',
      channel,
      ts,
      callbackId: 'search_message',
    });

  it('looks up the words of a message, and says which', async () => {
    const message = await running.say(jonas, 'Is *noise* a matter of regulation, <@U0JONAS>?');

    await runShortcut(mira, message);

    const answer = await running.told(mira, '8 items for “noise OR matter OR regulation”');
    expect(shown(answer.blocks)).toContain('longest words: noise, matter, regulation');
    expect(running.seen(jonas).messages).toHaveLength(1);
  });

  it('answers a shortcut on a reply in its thread', async () => {
    const topic = await running.say(jonas, 'Drones');
    const reply = await running.say(mira, 'There is regulation', { threadTs: topic.ts });

    await runShortcut(mira, reply);

    const answer = await running.told(mira, 'longest words: There, regulation');
    expect(answer.threadTs).toBe(topic.ts);
  });

  it('answers a shortcut where the app is not, on a reply in the channel itself', async () => {
    const topic = await running.say(jonas, 'Drones', { channel: elsewhere });
    const reply = await running.say(jonas, 'regulation', {
      channel: elsewhere,
      threadTs: topic.ts,
    });

    await runShortcut(jonas, reply);

    const answer = await running.told(jonas, '7 items for');
    expect(answer.channel).toBe(elsewhere);
    expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says so when a message has no word to look for', async () => {
    const message = await running.say(jonas, 'ok :+1:');

    await runShortcut(mira, message);

    await running.told(mira, 'This message has no word of four letters or more');
  });
});
