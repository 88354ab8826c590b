import type { BlockAction, MessageShortcut } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { aClient, foresight, jonas, mira } from '../../support/workspace.ts';
import { aBoltStage, aModal, plain } from './bolt-stage.ts';

const card = [
  {
    type: 'actions' as const,
    block_id: 'row',
    elements: [
      { type: 'button' as const, action_id: 'go', text: plain('Go'), value: 'item-1' },
      { type: 'external_select' as const, action_id: 'pick', placeholder: plain('Pick') },
    ],
  },
];

describe.each(['http', 'socket'] as const)('interactions over %s', (transport) => {
  const stage = aBoltStage(transport);

  async function postCard(): Promise<string> {
    const { ts = '' } = await aClient(stage.workspace).chat.postMessage({
      channel: foresight,
      text: 'card',
      blocks: card,
    });
    return ts;
  }

  const press = (ts: string, as = mira) =>
    stage.workspace.act(as, {
      kind: 'action',
      container: { kind: 'message', channel: foresight, ts },
      blockId: 'row',
      actionId: 'go',
      action: { type: 'button' },
      values: {},
    });

  it('bring a pressed button with its message, place and value', async () => {
    let heard: BlockAction | undefined;
    await stage.hear((app) => {
      app.action<BlockAction>('go', async ({ ack, body }) => {
        heard = body;
        await ack();
      });
    });
    const ts = await postCard();

    const result = await press(ts);

    expect(result).toEqual({ ok: true });
    expect(heard).toMatchObject({
      user: { id: mira, username: 'mira.lang', team_id: 'T0000000001' },
      channel: { id: foresight, name: 'foresight' },
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      message: { ts, text: 'card' },
      actions: [{ action_id: 'go', block_id: 'row', type: 'button', value: 'item-1' }],
      state: { values: { row: { pick: { type: 'external_select', selected_option: null } } } },
    });
  });

  it('bring no copy of an ephemeral message, and delete it by response_url', async () => {
    let heard: BlockAction | undefined;
    await stage.hear((app) => {
      app.action<BlockAction>('go', async ({ ack, body, respond }) => {
        heard = body;
        await ack();
        await respond({ delete_original: true });
      });
    });
    await aClient(stage.workspace).chat.postEphemeral({
      channel: foresight,
      user: mira,
      text: 'card',
      blocks: card,
    });
    const ts = stage.workspace.snapshot(mira).messages[0]?.ts ?? '';

    const foreign = await press(ts, jonas);
    const own = await press(ts, mira);
    await stage.workspace.until(mira, ({ messages }) => messages.length === 0);

    expect(foreign.ok).toBe(false);
    expect(own.ok).toBe(true);
    expect(heard?.container).toMatchObject({ message_ts: ts, is_ephemeral: true });
    expect(heard).not.toHaveProperty('message');
  });

  it('replace the pressed message, or add to it, by response_url', async () => {
    await stage.hear((app) => {
      app.action('go', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'seen', replace_original: false });
        await respond({ text: 'done', replace_original: true });
      });
    });
    const ts = await postCard();

    await press(ts, jonas);
    const changed = await stage.workspace.until(jonas, ({ messages }) =>
      messages.find((message) => message.text === 'done'),
    );

    expect(changed).toMatchObject({ ts, blocks: [], edited: true });
    expect(
      stage.workspace.snapshot(jonas).messages.find(({ text }) => text === 'seen'),
    ).toMatchObject({
      ephemeral: true,
    });
    expect(stage.workspace.snapshot(mira).messages).toHaveLength(1);
  });

  it('offer what the app suggests for what is typed', async () => {
    await stage.hear((app) => {
      app.options<'block_suggestion'>('pick', async ({ ack, payload }) => {
        await ack({ options: [{ text: plain(payload.value), value: 'v' }] });
      });
    });
    const ts = await postCard();

    const result = await stage.workspace.act(mira, {
      kind: 'options',
      container: { kind: 'message', channel: foresight, ts },
      blockId: 'row',
      actionId: 'pick',
      typed: 'wat',
    });

    expect(result).toMatchObject({ ok: true, options: [{ text: { text: 'wat' }, value: 'v' }] });
  });

  it('refuse a button that is not there', async () => {
    expect(await press('1.000000')).toMatchObject({ ok: false });
  });

  it('open a modal once per trigger, and within three seconds', async () => {
    const errors: unknown[] = [];
    await stage.hear((app) => {
      app.action('go', async ({ ack, body, client }) => {
        await ack();
        if (!('trigger_id' in body)) {
          return;
        }
        const view = aModal('Note');
        await client.views.open({ trigger_id: body.trigger_id, view });
        const again = client.views.open({ trigger_id: body.trigger_id, view });
        errors.push(await again.catch((error) => error.data.error));
      });
      app.shortcut('new', async ({ ack, body, client }) => {
        stage.clock.advance(3001);
        await ack();
        const late = client.views.open({ trigger_id: body.trigger_id, view: aModal('Late') });
        errors.push(await late.catch((error) => error.data.error));
      });
    });
    const ts = await postCard();

    await press(ts);
    await stage.workspace.until(mira, ({ wire }) =>
      wire.some(({ error }) => error === 'exchanged_trigger_id'),
    );
    await stage.workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    await stage.workspace.until(mira, ({ wire }) =>
      wire.some(({ error }) => error === 'expired_trigger_id'),
    );

    expect(stage.workspace.snapshot(mira).modals).toMatchObject([
      { view: { title: { text: 'Note' } } },
    ]);
    expect(stage.workspace.snapshot(jonas).modals).toEqual([]);
  });

  it('bring a shortcut with the message it was used on', async () => {
    let heard: MessageShortcut | undefined;
    await stage.hear((app) => {
      app.shortcut<MessageShortcut>('keep', async ({ ack, body, respond }) => {
        heard = body;
        await ack();
        await respond('kept');
      });
    });
    await stage.workspace.act(jonas, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: 'look',
    });
    const ts = stage.workspace.snapshot(mira).messages[0]?.ts ?? '';

    await stage.workspace.act(mira, {
      kind: 'message-shortcut',
      channel: foresight,
      ts,
      callbackId: 'keep',
    });
    await stage.workspace.until(mira, ({ messages }) =>
      messages.some(({ text }) => text === 'kept'),
    );

    expect(heard).toMatchObject({
      callback_id: 'keep',
      message_ts: ts,
      message: { text: 'look', user: jonas },
      channel: { id: foresight },
    });
  });

  it('publish a Home tab for one person, unless it changed meanwhile', async () => {
    await stage.hear((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'divider' }] },
        });
      });
    });

    await stage.workspace.act(mira, { kind: 'open-home' });
    const home = await stage.workspace.until(mira, (seen) => seen.home);
    const stale = aClient(stage.workspace).views.publish({
      user_id: mira,
      hash: 'older',
      view: { type: 'home', blocks: [] },
    });

    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    expect(home.view.type).toBe('home');
    expect(stage.workspace.snapshot(jonas).home).toBeNull();
  });
});
