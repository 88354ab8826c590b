import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { aClient, aWorkspace, foresight, jonas, mira, tinyManifest } from '../support/workspace.ts';

const feed = { botId: 'B0000FEED0', appId: 'A0000FEED0', name: 'Feed' };

describe('what happens without anybody at the page', () => {
  let workspace: Workspace;
  const client = () => aClient(workspace);

  beforeEach(async () => {
    workspace = aWorkspace({ clock: createManualClock('2026-11-23T08:00:00Z') });
    await workspace.start();
  });

  afterEach(() => workspace.stop());

  async function rows() {
    const { messages = [] } = await client().conversations.history({ channel: foresight });
    return messages;
  }

  it('is a feed whose words are in attachments, as a classic bot sends them', async () => {
    workspace.post({
      channel: foresight,
      otherApp: feed,
      attachments: [{ title: 'Carbon ledgers', text: 'They are coming', fallback: 'Ledgers' }],
    });

    const [row] = await rows();

    expect(row).toMatchObject({
      subtype: 'bot_message',
      bot_id: feed.botId,
      username: 'Feed',
      text: '',
      attachments: [{ title: 'Carbon ledgers' }],
    });
    expect(row).not.toHaveProperty('user');
  });

  it('is an app whose words are in blocks, and a person who sends only a file', async () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: '*Carbon*' } };
    workspace.post({ channel: foresight, user: 'U0000FEED0', otherApp: feed, blocks: [section] });
    workspace.post({ channel: foresight, user: mira, files: [{ name: 'carbon.pdf' }] });

    const [file, blocks] = await rows();

    expect(blocks).toMatchObject({
      user: 'U0000FEED0',
      bot_id: feed.botId,
      app_id: feed.appId,
      bot_profile: { name: 'Feed' },
      blocks: [section],
    });
    expect(file).toMatchObject({ user: mira, text: '', files: [{ name: 'carbon.pdf' }] });
  });

  it('makes the other app somebody to ask for', async () => {
    workspace.post({ channel: foresight, user: 'U0000FEED0', otherApp: feed, text: 'news' });

    const { user } = await client().users.info({ user: 'U0000FEED0' });
    const { bot } = await client().bots.info({ bot: feed.botId });

    expect(user).toMatchObject({ name: 'feed', is_bot: true });
    expect(bot).toMatchObject({ id: feed.botId, app_id: feed.appId, name: 'Feed' });
    await expect(client().bots.info({ bot: 'B0NOBODY' })).rejects.toMatchObject({
      data: { error: 'bot_not_found' },
    });
  });

  it('is not what Slack would refuse', () => {
    expect(() =>
      workspace.post({ channel: foresight, otherApp: feed, blocks: [{ type: 'no-such' }] }),
    ).toThrow('unsupported type: no-such');
  });

  it('lets replies to a message that is gone land in the channel itself', async () => {
    const { ts = '' } = await client().chat.postMessage({ channel: foresight, text: 'parent' });
    workspace.deleteMessage(foresight, ts);

    const { message } = await client().chat.postMessage({
      channel: foresight,
      thread_ts: ts,
      text: 'stray',
    });

    expect(message).not.toHaveProperty('thread_ts');
    expect((await rows()).map(({ text }) => text)).toEqual(['stray']);
  });

  it('leaves a tombstone where a thread has replies, which go on beneath it', async () => {
    const { ts = '' } = await client().chat.postMessage({ channel: foresight, text: 'parent' });
    const reply = { channel: foresight, thread_ts: ts };
    await client().chat.postMessage({ ...reply, text: 'first' });
    workspace.deleteMessage(foresight, ts);

    const { message } = await client().chat.postMessage({ ...reply, text: 'second' });

    expect(message).toMatchObject({ thread_ts: ts });
    expect(await rows()).toMatchObject([{ subtype: 'tombstone', reply_count: 2 }]);
  });

  it('names few of many who reacted beside their count, and all to who asks for them', async () => {
    await workspace.stop();
    workspace = aWorkspace({ reactionUsers: 1 });
    await workspace.start();
    const { ts = '' } = await client().chat.postMessage({ channel: foresight, text: 'item' });
    for (const person of [mira, jonas]) {
      await workspace.act(person, { kind: 'react', channel: foresight, ts, emoji: 'eyes' });
    }

    const place = { channel: foresight, timestamp: ts };
    const [row] = await rows();
    const some = await client().reactions.get(place);
    const all = await client().reactions.get({ ...place, full: true });

    const first = [{ name: 'eyes', users: [mira], count: 2 }];
    expect(row?.reactions).toEqual(first);
    expect(some.message?.reactions).toEqual(first);
    expect(all.message?.reactions).toEqual([{ name: 'eyes', users: [mira, jonas], count: 2 }]);
  });

  it('lists channels in pages that may be smaller than what was asked for', async () => {
    await workspace.stop();
    workspace = aWorkspace({ mostRows: 1 });
    await workspace.start();

    const first = await client().conversations.list({ limit: 1000 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client().conversations.list({ limit: 1000, cursor });

    expect(first.channels?.map(({ name }) => name)).toEqual(['foresight']);
    expect(second.channels?.map(({ name }) => name)).toEqual(['open']);
    expect(second.response_metadata?.next_cursor).toBe('');
  });

  it('lists the channels that the app is in', async () => {
    const { channels } = await client().users.conversations({
      types: 'public_channel,private_channel',
    });

    expect(channels?.map(({ name }) => name)).toEqual(['foresight']);
  });

  it('takes files and messages in a direct message with the app', async () => {
    const { channel } = await client().conversations.open({ users: mira });
    const id = channel?.id ?? '';

    await client().chat.postMessage({ channel: id, text: 'hello' });
    await client().filesUploadV2({ channel_id: id, filename: 'a.csv', file: Buffer.from('a,b') });

    const { messages } = workspace.snapshot(mira);
    expect(messages.map(({ text, files }) => [text, files[0]?.name])).toEqual([
      ['hello', undefined],
      ['', 'a.csv'],
    ]);
  });

  it('refuses direct messages where the app’s Messages tab is off', async () => {
    await workspace.stop();
    const { features } = tinyManifest;
    workspace = aWorkspace({
      manifest: {
        ...tinyManifest,
        features: { ...features, app_home: { ...features.app_home, messages_tab_enabled: false } },
      },
    });
    await workspace.start();

    await expect(client().chat.postMessage({ channel: mira, text: 'x' })).rejects.toMatchObject({
      data: { error: 'messages_tab_disabled' },
    });
  });
});

describe('links', () => {
  it('of the app’s domains are told to it, and what it says of them stands beneath', async () => {
    const workspace = aWorkspace();
    await workspace.start();
    workspace.setRequestUrl('http://127.0.0.1:1/');
    const url = 'https://www.news.example.org/a?b=1&c=2';

    await workspace.act(mira, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: `see ${url} and https://elsewhere.example.org/`,
    });
    const { ts = '' } = workspace.snapshot(mira).messages[0] ?? {};
    const told = workspace.wire().find(({ name }) => name === 'event link_shared');
    await aClient(workspace).chat.unfurl({
      channel: foresight,
      ts,
      unfurls: { [url]: { title: 'A page', text: 'of the archive' } },
    });
    await expect(
      aClient(workspace).chat.unfurl({
        channel: foresight,
        ts,
        unfurls: { 'https://news.example.org/never-said': { text: 'x' } },
      }),
    ).rejects.toMatchObject({ data: { error: 'cannot_unfurl_url' } });
    const { messages } = await aClient(workspace).conversations.history({ channel: foresight });
    await workspace.stop();

    expect(told?.request).toMatchObject({
      event: {
        message_ts: ts,
        links: [{ url, domain: 'www.news.example.org' }],
        is_bot_user_member: true,
      },
    });
    expect(messages?.[0]?.attachments).toMatchObject([
      { from_url: url, title: 'A page', is_app_unfurl: true },
    ]);
  });
});
