import type { ViewSubmitAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { mira } from '../../support/workspace.ts';
import { aBoltStage, aModal } from './bolt-stage.ts';

describe.each(['http', 'socket'] as const)('modals over %s', (transport) => {
  const stage = aBoltStage(transport);

  it('bring a submitted modal with every field, and show the errors that come back', async () => {
    const heard: ViewSubmitAction[] = [];
    await stage.hear((app) => {
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
    await stage.workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    const { id } = await stage.workspace.until(mira, ({ modals }) => modals[0]);
    const submit = (value: string) =>
      stage.workspace.act(mira, {
        kind: 'submit-view',
        viewId: id,
        values: { note: { text: { type: 'plain_text_input', value } } },
      });

    await submit('');
    const missing = stage.workspace.snapshot(mira).modals[0]?.errors;
    await submit('too long for ten');
    const tooLong = stage.workspace.snapshot(mira).modals[0]?.errors;
    const refused = await submit('bad');
    const errors = stage.workspace.snapshot(mira).modals[0]?.errors;
    const taken = await submit('good');

    expect(missing).toEqual({ note: 'Please complete this required field.' });
    expect(tooLong).toEqual({ note: 'Please enter at most 10 characters.' });
    expect(refused.ok).toBe(false);
    expect(errors).toEqual({ note: 'Not that.' });
    expect(taken.ok).toBe(true);
    expect(stage.workspace.snapshot(mira).modals).toMatchObject([
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
    await stage.hear((app) => {
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
    await stage.workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    await stage.workspace.until(mira, ({ modals }) => modals.length === 1);
    const top = () => stage.workspace.snapshot(mira).modals.at(-1)?.id ?? '';
    const submit = () =>
      stage.workspace.act(mira, {
        kind: 'submit-view',
        viewId: top(),
        values: { note: { text: { value: 'x' } } },
      });

    await submit();
    await submit();
    const fourth = await submit();
    await stage.workspace.act(mira, { kind: 'close-view', viewId: top(), clear: false });
    const left = stage.workspace.snapshot(mira).modals.length;
    await stage.workspace.act(mira, { kind: 'close-view', viewId: top(), clear: true });

    expect(fourth).toEqual({ ok: false, error: 'push_limit_reached' });
    expect(left).toBe(2);
    expect(stage.workspace.snapshot(mira).modals).toEqual([]);
    expect(closed).toEqual([false, true, true]);
  });
});
