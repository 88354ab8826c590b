import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { aClient, aWorkspace, foresight, jonas, mira, secrets } from '../../support/workspace.ts';

/** Slack's error code of a refused call, with its messages. */
async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) {
      return {
        error: error.data.error,
        messages: error.data.response_metadata?.messages ?? [],
      };
    }
    throw error;
  }
  throw new Error('the call was not refused');
}

describe('the Web API', () => {
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

  it('posts under a timestamp of the injected clock that grows with every message', async () => {
    const first = await client.chat.postMessage({ channel: foresight, text: 'one' });
    const second = await client.chat.postMessage({ channel: foresight, text: 'two' });

    expect(first).toMatchObject({
      ok: true,
      channel: foresight,
      ts: '1795420800.000000',
      message: { text: 'one', user: workspace.identity.botUserId, type: 'message' },
    });
    expect(second.ts).toBe('1795420800.000001');
  });

  it('dates its answers by the injected clock', async () => {
    const response = await fetch(`${workspace.apiUrl}api.test`, { method: 'POST' });

    expect(response.headers.get('date')).toBe('Mon, 23 Nov 2026 08:00:00 GMT');
  });

  it('says who the app is', async () => {
    expect(await client.auth.test()).toMatchObject({
      user_id: 'U0000000BOT',
      bot_id: 'B0000000001',
      team_id: 'T0000000001',
    });
  });

  it.each([
    ['not_authed', undefined],
    ['invalid_auth', 'xoxb-of-someone-else'],
    ['not_allowed_token_type', secrets.appToken],
  ])('answers %s to a wrong token', async (error, token) => {
    const response = await fetch(`${workspace.apiUrl}auth.test`, {
      method: 'POST',
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    });

    expect(await response.json()).toMatchObject({ ok: false, error });
  });

  it('names a method that it does not know, instead of hanging the client', async () => {
    expect(await refusal(client.apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' });
  });

  it('asks for the scope that the manifest lacks', async () => {
    const scoped = aWorkspace({
      manifest: {
        display_information: { name: 'Tiny' },
        oauth_config: { scopes: { bot: ['chat:write'] } },
      },
    });
    await scoped.start();

    const refused = await refusal(
      aClient(scoped).reactions.add({ channel: foresight, timestamp: '1', name: 'eyes' }),
    );
    await scoped.stop();

    expect(refused.error).toBe('missing_scope');
  });

  it.each([
    ['channel_not_found', { channel: 'C0NOWHERE', text: 'x' }],
    ['channel_not_found', { channel: 'C0000QUIET', text: 'x' }],
    ['not_in_channel', { channel: 'C00000OPEN', text: 'x' }],
    ['no_text', { channel: foresight, text: '' }],
    ['thread_not_found', { channel: foresight, text: 'x', thread_ts: '1.000000' }],
    [
      'invalid_metadata_format',
      { channel: foresight, text: 'x', metadata: { event_type: 'no spaces', event_payload: {} } },
    ],
  ])('refuses a message with %s', async (error, message) => {
    expect(await refusal(client.chat.postMessage(message))).toMatchObject({ error });
  });

  it('refuses to post where the channel is archived', async () => {
    workspace.archiveChannel(foresight);

    const refused = await refusal(client.chat.postMessage({ channel: foresight, text: 'x' }));

    expect(refused.error).toBe('is_archived');
  });

  it('takes JSON as well as forms, and names a missing argument', async () => {
    const post = (body: unknown) =>
      fetch(`${workspace.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${secrets.botToken}`,
          'content-type': 'application/json; charset=utf-8',
        },
        body: JSON.stringify(body),
      });

    const posted = await post({ channel: '#foresight', text: 'as JSON' });
    const missing = await post({ text: 'nowhere' });

    expect(await posted.json()).toMatchObject({ ok: true, channel: foresight });
    expect(await missing.json()).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });

  it('opens the conversation with a person, and posts into it by the person’s id', async () => {
    const opened = await client.conversations.open({ users: mira });
    const posted = await client.chat.postMessage({ channel: mira, text: 'hello' });

    expect(posted.channel).toBe(opened.channel?.id);
    expect(workspace.snapshot(mira).messages).toMatchObject([{ text: 'hello' }]);
    expect(workspace.snapshot(jonas).messages).toEqual([]);
  });

  it('edits and deletes the app’s own messages only', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: foresight, text: 'draft' });
    await workspace.act(mira, { kind: 'say', channel: foresight, threadTs: null, text: 'mine' });
    const [, said] = workspace.snapshot(mira).messages;

    await client.chat.update({ channel: foresight, ts, text: 'final' });
    const foreign = { channel: foresight, ts: said?.ts ?? '' };
    const updating = await refusal(client.chat.update({ ...foreign, text: 'hijacked' }));
    const deleting = await refusal(client.chat.delete(foreign));
    const edited = workspace.snapshot(mira).messages[0];
    await client.chat.delete({ channel: foresight, ts });

    expect(edited).toMatchObject({ text: 'final', edited: true });
    expect(updating.error).toBe('cant_update_message');
    expect(deleting.error).toBe('cant_delete_message');
    expect(workspace.snapshot(mira).messages).toHaveLength(1);
    expect(await refusal(client.chat.delete({ channel: foresight, ts }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('keeps the blocks of an edited message unless others are given', async () => {
    const blocks = [{ type: 'divider' as const }];
    const { ts = '' } = await client.chat.postMessage({ channel: foresight, text: 'x', blocks });

    await client.chat.update({ channel: foresight, ts, text: 'y' });
    const kept = workspace.snapshot(mira).messages[0]?.blocks;
    await client.chat.update({ channel: foresight, ts, text: 'y', blocks: [] });

    expect(kept).toMatchObject(blocks);
    expect(workspace.snapshot(mira).messages[0]?.blocks).toEqual([]);
  });

  it('shows an ephemeral message to one person and to no history', async () => {
    await client.chat.postEphemeral({ channel: foresight, user: jonas, text: 'psst' });

    const history = await client.conversations.history({ channel: foresight });

    expect(history.messages).toEqual([]);
    expect(workspace.snapshot(jonas).messages).toMatchObject([{ text: 'psst', ephemeral: true }]);
    expect(workspace.snapshot(mira).messages).toEqual([]);
  });

  it('refuses an ephemeral message to someone who is not in the channel', async () => {
    const refused = await refusal(
      client.chat.postEphemeral({ channel: foresight, user: 'U0STRANGER', text: 'psst' }),
    );

    expect(refused.error).toBe('user_not_in_channel');
  });

  it('reacts once per emoji', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: foresight, text: 'x' });
    const reaction = { channel: foresight, timestamp: ts, name: 'eyes' };
    await client.reactions.add(reaction);

    const again = await refusal(client.reactions.add(reaction));
    const got = await client.reactions.get({ channel: foresight, timestamp: ts });
    await client.reactions.remove(reaction);
    const gone = await refusal(client.reactions.remove(reaction));

    expect(again.error).toBe('already_reacted');
    expect(got.message?.reactions).toEqual([{ name: 'eyes', users: ['U0000000BOT'], count: 1 }]);
    expect(gone.error).toBe('no_reaction');
  });

  it('lists the channels that the app may know of', async () => {
    const { channels } = await client.conversations.list({
      types: 'public_channel,private_channel,im',
    });
    const { members } = await client.conversations.members({ channel: foresight });
    const { channel } = await client.conversations.info({
      channel: foresight,
      include_num_members: true,
    });

    expect(channels?.map(({ id }) => id)).toEqual([
      foresight,
      'C00000OPEN',
      'D00000MIRA',
      'D0000JONAS',
    ]);
    expect(members).toEqual([mira, jonas, 'U0000000BOT']);
    expect(channel).toMatchObject({ name: 'foresight', is_member: true, num_members: 3 });
  });

  it('joins an open channel once', async () => {
    await client.conversations.join({ channel: 'C00000OPEN' });
    const again = await client.conversations.join({ channel: 'C00000OPEN' });

    await client.chat.postMessage({ channel: 'C00000OPEN', text: 'hello' });

    expect(again.response_metadata?.warnings).toEqual(['already_in_channel']);
  });

  it('tells about people', async () => {
    const { user } = await client.users.info({ user: mira });
    const { members } = await client.users.list({});

    expect(user).toMatchObject({ id: mira, real_name: 'Mira Lang', name: 'mira.lang' });
    expect(members?.map(({ is_bot }) => is_bot)).toEqual([false, false, true]);
    expect((await refusal(client.users.info({ user: 'U0NOBODY' }))).error).toBe('user_not_found');
  });

  it('takes an upload in three steps and shows the file', async () => {
    await client.filesUploadV2({
      channel_id: foresight,
      filename: 'export.csv',
      file: Buffer.from('a,b\n1,2\n'),
      initial_comment: 'Here you are',
    });

    const [message] = workspace.snapshot(mira).messages;
    const file = await fetch(`${workspace.url}${message?.files[0]?.url}`);

    expect(message).toMatchObject({ text: 'Here you are', files: [{ name: 'export.csv' }] });
    expect(await file.text()).toBe('a,b\n1,2\n');
    expect(file.headers.get('content-disposition')).toContain('attachment');
  });
});
