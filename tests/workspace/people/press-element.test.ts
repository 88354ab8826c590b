import type { BlockAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import {
  aClient,
  aWorkspace,
  foresight,
  jonas,
  mira,
  type RunningApp,
  startBolt,
} from '../../support/workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

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

function aModal(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'note',
    title: plain(title),
    submit: plain('Save'),
    blocks: [
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 10 },
      },
      {
        type: 'input',
        block_id: 'more',
        optional: true,
        label: plain('More'),
        element: { type: 'plain_text_input', action_id: 'text', initial_value: 'as it was' },
      },
    ],
    ...more,
  };
}

describe.each(['http', 'socket'] as const)('interactions over %s', (transport) => {
  let clock: ManualClock;
  let workspace: Workspace;
  let bolt: RunningApp | undefined;

  beforeEach(async () => {
    clock = createManualClock('2026-11-23T08:00:00Z');
    workspace = aWorkspace({ clock, answerWithinMs: 1000 });
    await workspace.start();
  });

  afterEach(async () => {
    await bolt?.stop();
    bolt = undefined;
    await workspace.stop();
  });

  async function postCard(): Promise<string> {
    const { ts = '' } = await aClient(workspace).chat.postMessage({
      channel: foresight,
      text: 'card',
      blocks: card,
    });
    return ts;
  }

  const press = (ts: string, as = mira) =>
    workspace.act(as, {
      kind: 'action',
      container: { kind: 'message', channel: foresight, ts },
      blockId: 'row',
      actionId: 'go',
      action: { type: 'button' },
      values: {},
    });

  it('bring a pressed button with its message, place and value', async () => {
    let heard: BlockAction | undefined;
    bolt = await startBolt(workspace, transport, (app) => {
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
    bolt = await startBolt(workspace, transport, (app) => {
      app.action<BlockAction>('go', async ({ ack, body, respond }) => {
        heard = body;
        await ack();
        await respond({ delete_original: true });
      });
    });
    await aClient(workspace).chat.postEphemeral({
      channel: foresight,
      user: mira,
      text: 'card',
      blocks: card,
    });
    const ts = workspace.snapshot(mira).messages[0]?.ts ?? '';

    const foreign = await press(ts, jonas);
    const own = await press(ts, mira);
    await workspace.until(mira, ({ messages }) => messages.length === 0);

    expect(foreign.ok).toBe(false);
    expect(own.ok).toBe(true);
    expect(heard?.container).toMatchObject({ message_ts: ts, is_ephemeral: true });
    expect(heard).not.toHaveProperty('message');
  });

  it('replace the pressed message, or add to it, by response_url', async () => {
    bolt = await startBolt(workspace, transport, (app) => {
      app.action('go', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'seen', replace_original: false });
        await respond({ text: 'done', replace_original: true });
      });
    });
    const ts = await postCard();

    await press(ts, jonas);
    const changed = await workspace.until(jonas, ({ messages }) =>
      messages.find((message) => message.text === 'done'),
    );

    expect(changed).toMatchObject({ ts, blocks: [], edited: true });
    expect(workspace.snapshot(jonas).messages.find(({ text }) => text === 'seen')).toMatchObject({
      ephemeral: true,
    });
    expect(workspace.snapshot(mira).messages).toHaveLength(1);
  });

  it('offer what the app suggests for what is typed', async () => {
    bolt = await startBolt(workspace, transport, (app) => {
      app.options<'block_suggestion'>('pick', async ({ ack, payload }) => {
        await ack({ options: [{ text: plain(payload.value), value: 'v' }] });
      });
    });
    const ts = await postCard();

    const result = await workspace.act(mira, {
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
    bolt = await startBolt(workspace, transport, (app) => {
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
        clock.advance(3001);
        await ack();
        const late = client.views.open({ trigger_id: body.trigger_id, view: aModal('Late') });
        errors.push(await late.catch((error) => error.data.error));
      });
    });
    const ts = await postCard();

    await press(ts);
    await workspace.until(mira, ({ wire }) =>
      wire.some(({ error }) => error === 'exchanged_trigger_id'),
    );
    await workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    await workspace.until(mira, ({ wire }) =>
      wire.some(({ error }) => error === 'expired_trigger_id'),
    );

    expect(workspace.snapshot(mira).modals).toMatchObject([{ view: { title: { text: 'Note' } } }]);
    expect(workspace.snapshot(jonas).modals).toEqual([]);
  });

  it('bring a submitted modal with every field, and show the errors that come back', async () => {
    const heard: ViewSubmitAction[] = [];
    bolt = await startBolt(workspace, transport, (app) => {
      app.shortcut('new', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: aModal('Note') });
      });
      app.view('note', async ({ ack, body, view }) => {
        if (body.type !== 'view_submission') {
          return;
        }
        heard.push(body);
        if (view.state.values.note?.text?.value === 'bad') {
          await ack({ response_action: 'errors', errors: { note: 'Not that.' } });
        } else {
          await ack({ response_action: 'update', view: aModal('Thanks') });
        }
      });
    });
    await workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    const { id } = await workspace.until(mira, ({ modals }) => modals[0]);
    const submit = (value: string) =>
      workspace.act(mira, {
        kind: 'submit-view',
        viewId: id,
        values: { note: { text: { type: 'plain_text_input', value } } },
      });

    await submit('');
    const missing = workspace.snapshot(mira).modals[0]?.errors;
    await submit('too long for ten');
    const tooLong = workspace.snapshot(mira).modals[0]?.errors;
    const refused = await submit('bad');
    const errors = workspace.snapshot(mira).modals[0]?.errors;
    const taken = await submit('good');

    expect(missing).toEqual({ note: 'Please complete this required field.' });
    expect(tooLong).toEqual({ note: 'Please enter at most 10 characters.' });
    expect(refused.ok).toBe(false);
    expect(errors).toEqual({ note: 'Not that.' });
    expect(taken.ok).toBe(true);
    expect(workspace.snapshot(mira).modals).toMatchObject([
      { id, errors: {}, view: { title: { text: 'Thanks' } } },
    ]);
    expect(heard).toHaveLength(2);
    expect(heard[1]?.view).toMatchObject({
      id,
      callback_id: 'note',
      state: {
        values: {
          note: { text: { type: 'plain_text_input', value: 'good' } },
          more: { text: { type: 'plain_text_input', value: 'as it was' } },
        },
      },
    });
  });

  it('stack modals three deep, and tell of closed ones that asked for it', async () => {
    const closed: unknown[] = [];
    bolt = await startBolt(workspace, transport, (app) => {
      app.shortcut('new', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: aModal('One', { notify_on_close: true }),
        });
      });
      app.view('note', async ({ ack, body }) => {
        if (body.type === 'view_submission') {
          await ack({
            response_action: 'push',
            view: aModal('Next', { notify_on_close: true }),
          });
        }
      });
      app.view({ callback_id: 'note', type: 'view_closed' }, async ({ ack, body }) => {
        closed.push(body.type === 'view_closed' && body.is_cleared);
        await ack();
      });
    });
    await workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    await workspace.until(mira, ({ modals }) => modals.length === 1);
    const top = () => workspace.snapshot(mira).modals.at(-1)?.id ?? '';
    const submit = () =>
      workspace.act(mira, {
        kind: 'submit-view',
        viewId: top(),
        values: { note: { text: { value: 'x' } } },
      });

    await submit();
    await submit();
    const fourth = await submit();
    await workspace.act(mira, { kind: 'close-view', viewId: top(), clear: false });
    const left = workspace.snapshot(mira).modals.length;
    await workspace.act(mira, { kind: 'close-view', viewId: top(), clear: true });

    expect(fourth).toEqual({ ok: false, error: 'push_limit_reached' });
    expect(left).toBe(2);
    expect(workspace.snapshot(mira).modals).toEqual([]);
    expect(closed).toEqual([false, true, true]);
  });

  it('bring a shortcut with the message it was used on', async () => {
    let heard: MessageShortcut | undefined;
    bolt = await startBolt(workspace, transport, (app) => {
      app.shortcut<MessageShortcut>('keep', async ({ ack, body, respond }) => {
        heard = body;
        await ack();
        await respond('kept');
      });
    });
    await workspace.act(jonas, { kind: 'say', channel: foresight, threadTs: null, text: 'look' });
    const ts = workspace.snapshot(mira).messages[0]?.ts ?? '';

    await workspace.act(mira, {
      kind: 'message-shortcut',
      channel: foresight,
      ts,
      callbackId: 'keep',
    });
    await workspace.until(mira, ({ messages }) => messages.some(({ text }) => text === 'kept'));

    expect(heard).toMatchObject({
      callback_id: 'keep',
      message_ts: ts,
      message: { text: 'look', user: jonas },
      channel: { id: foresight },
    });
  });

  it('publish a Home tab for one person, unless it changed meanwhile', async () => {
    bolt = await startBolt(workspace, transport, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'divider' }] },
        });
      });
    });

    await workspace.act(mira, { kind: 'open-home' });
    const home = await workspace.until(mira, (seen) => seen.home);
    const stale = aClient(workspace).views.publish({
      user_id: mira,
      hash: 'older',
      view: { type: 'home', blocks: [] },
    });

    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    expect(home.view.type).toBe('home');
    expect(workspace.snapshot(jonas).home).toBeNull();
  });
});
