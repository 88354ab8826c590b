import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { aClient, aWorkspace, foresight, mira } from '../../support/workspace.ts';

describe('history', () => {
  let clock: ManualClock;
  let workspace: Workspace;
  let client: WebClient;

  beforeEach(async () => {
    clock = createManualClock('2026-11-23T08:00:00Z');
    workspace = aWorkspace({ clock });
    await workspace.start();
    client = aClient(workspace);
  });

  afterEach(() => workspace.stop());

  async function post(text: string, more: { thread_ts?: string } = {}): Promise<string> {
    const { ts = '' } = await client.chat.postMessage({ channel: foresight, text, ...more });
    clock.advance(60_000);
    return ts;
  }

  const texts = (messages: readonly { text?: string }[] = []) => messages.map(({ text }) => text);

  it('comes newest first, in pages, and a cursor leads on', async () => {
    for (const text of ['one', 'two', 'three']) {
      await post(text);
    }

    const first = await client.conversations.history({ channel: foresight, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel: foresight, limit: 2, cursor });

    expect(texts(first.messages)).toEqual(['three', 'two']);
    expect(first.has_more).toBe(true);
    expect(texts(second.messages)).toEqual(['one']);
    expect(second.has_more).toBe(false);
  });

  it('lies between oldest and latest, the ends only when inclusive', async () => {
    const one = await post('one');
    await post('two');
    const three = await post('three');
    const range = { channel: foresight, oldest: one, latest: three };

    const inner = await client.conversations.history(range);
    const whole = await client.conversations.history({ ...range, inclusive: true });

    expect(texts(inner.messages)).toEqual(['two']);
    expect(texts(whole.messages)).toEqual(['three', 'two', 'one']);
  });

  it('counts replies at their parent and lists them apart', async () => {
    const parent = await post('parent');
    const reply = await post('reply', { thread_ts: parent });
    await workspace.act(mira, { kind: 'say', channel: foresight, threadTs: parent, text: 'mine' });

    const history = await client.conversations.history({ channel: foresight });
    const replies = await client.conversations.replies({
      channel: foresight,
      ts: parent,
      oldest: reply,
    });

    expect(history.messages).toHaveLength(1);
    expect(history.messages?.[0]).toMatchObject({
      thread_ts: parent,
      reply_count: 2,
      reply_users: ['U0000000BOT', mira],
    });
    expect(texts(replies.messages)).toEqual(['parent', 'mine']);
    expect(replies.messages?.[1]).toMatchObject({ thread_ts: parent });
  });

  it('shows metadata only when asked for, and who reacted', async () => {
    const { ts = '' } = await client.chat.postMessage({
      channel: foresight,
      text: 'x',
      metadata: { event_type: 'digest_delivery', event_payload: { run_id: 'r1' } },
    });
    await workspace.act(mira, { kind: 'react', channel: foresight, ts, emoji: 'eyes' });

    const plain = await client.conversations.history({ channel: foresight });
    const full = await client.conversations.history({
      channel: foresight,
      include_all_metadata: true,
    });

    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    expect(full.messages?.[0]).toMatchObject({
      metadata: { event_type: 'digest_delivery', event_payload: { run_id: 'r1' } },
      reactions: [{ name: 'eyes', users: [mira], count: 1 }],
    });
  });

  it('is closed to an app that is not in the channel', async () => {
    await expect(client.conversations.history({ channel: 'C00000OPEN' })).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    });
  });
});
