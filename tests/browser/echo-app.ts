import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Decide'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: plain('Note'),
      hint: plain('Everybody reads it'),
      element: { type: 'plain_text_input', action_id: 'note', multiline: true },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Assign to'),
      element: { type: 'users_select', action_id: 'who' },
    },
    {
      type: 'input',
      block_id: 'twin',
      optional: true,
      label: plain('Duplicate of'),
      element: { type: 'external_select', action_id: 'twin', min_query_length: 2 },
    },
    {
      type: 'input',
      block_id: 'kinds',
      optional: true,
      label: plain('Kinds'),
      element: {
        type: 'multi_static_select',
        action_id: 'kinds',
        options: [option('Signal'), option('Concern'), option('Issue')],
      },
    },
    {
      type: 'input',
      block_id: 'verdict',
      optional: true,
      label: plain('Verdict'),
      element: {
        type: 'radio_buttons',
        action_id: 'verdict',
        options: [option('Accept'), option('Dismiss')],
      },
    },
    {
      type: 'input',
      block_id: 'tell',
      optional: true,
      label: plain('Tell'),
      element: {
        type: 'checkboxes',
        action_id: 'tell',
        options: [option('Thread'), option('Flagger')],
      },
    },
    {
      type: 'input',
      block_id: 'from',
      optional: true,
      label: plain('From'),
      element: { type: 'datepicker', action_id: 'from', initial_date: '2026-11-20' },
    },
    {
      type: 'actions',
      block_id: 'deeper',
      elements: [{ type: 'button', action_id: 'push', text: plain('Deeper') }],
    },
  ],
};

const panel = (name: string): KnownBlock[] => [
  {
    type: 'section',
    block_id: 'pick',
    text: plain(`Panel ${name}`),
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('Related'), option('Copy')],
    },
  },
  {
    type: 'actions',
    block_id: 'acts',
    elements: [
      { type: 'button', action_id: 'open', text: plain('Open form'), style: 'primary' },
      {
        type: 'button',
        action_id: 'drop',
        text: plain('Drop'),
        style: 'danger',
        confirm: {
          title: plain('Really?'),
          text: plain('It will be gone.'),
          confirm: plain('Drop it'),
          deny: plain('Keep it'),
        },
      },
      {
        type: 'static_select',
        action_id: 'sort',
        placeholder: plain('Sort by'),
        options: [option('Relevancy'), option('Recent')],
      },
    ],
  },
];

/** An app that says back what reaches it. */
export function echoApp(heard: unknown[]): (app: App) => void {
  const page = (title: string): ModalView => ({
    type: 'modal',
    title: plain(title),
    blocks: [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'push', text: plain(`Below ${title}`) }],
      },
    ],
  });
  return (app) => {
    app.command('/echo', async ({ ack, respond, command }) => {
      await ack();
      await respond({ text: 'Panel', blocks: panel(command.text) });
    });
    app.command('/plain', async ({ ack, client, command }) => {
      await ack();
      const { ts = '' } = await client.chat.postMessage({
        channel: command.channel_id,
        text: 'A parent',
      });
      await client.chat.postMessage({
        channel: command.channel_id,
        thread_ts: ts,
        text: 'Panel',
        blocks: panel('in a thread'),
      });
    });
    app.action('open', async ({ ack, client, body }) => {
      await ack();
      if ('trigger_id' in body) {
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      }
    });
    app.action('push', async ({ ack, client, body }) => {
      await ack();
      if ('trigger_id' in body && 'view' in body) {
        const depth = body.view?.title.text === 'Decide' ? 'Second' : 'Third';
        await client.views.push({ trigger_id: body.trigger_id, view: page(depth) });
      }
    });
    for (const id of ['more', 'drop', 'sort']) {
      app.action(id, async ({ ack, payload, respond }) => {
        heard.push(payload);
        await ack();
        await respond({ text: `heard ${id}`, replace_original: false });
      });
    }
    app.options('twin', async ({ ack, payload }) =>
      ack({ options: [option(`${payload.value} one`), option(`${payload.value} two`)] }),
    );
    app.view('form', async ({ ack, view }) => {
      const { values } = view.state;
      heard.push(values);
      await ack(
        values.note?.note?.value === 'no'
          ? { response_action: 'errors', errors: { note: 'Say a little more.' } }
          : { response_action: 'update', view: page('Saved') },
      );
    });
    app.shortcut('keep', async ({ ack, payload, client }) => {
      await ack();
      if (payload.type === 'message_action') {
        await client.chat.postMessage({
          channel: payload.channel.id,
          text: `kept: ${payload.message.text}`,
        });
      }
    });
    app.shortcut('new', async ({ ack, client, payload }) => {
      await ack();
      await client.views.open({ trigger_id: payload.trigger_id, view: page('Something new') });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'header', text: plain('Welcome home') }] },
      });
    });
  };
}
