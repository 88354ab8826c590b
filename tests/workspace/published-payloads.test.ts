import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../src/workspace/json.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { publishedPayloads } from '../support/slack-payloads.ts';
import {
  aClient,
  aWorkspace,
  foresight,
  mira,
  type RunningApp,
  startBolt,
} from '../support/workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = {
  type: 'modal' as const,
  callback_id: 'note',
  notify_on_close: true,
  title: plain('Note'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      label: plain('Note'),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        initial_value: 'x',
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      },
    },
    {
      type: 'input',
      block_id: 'pick',
      optional: true,
      label: plain('Pick'),
      element: { type: 'external_select', action_id: 'pick', placeholder: plain('Pick') },
    },
  ],
};

/** What Slack's own fixtures have and we do not, and why. */
const allowed: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /^\.authed_users/, why: 'Slack has done without them since 2021' },
  {
    path: /\.(thumb|original)_|image_\d+|media_display_type|permalink_public|has_rich_preview/,
    why: 'no pictures',
  },
  { path: /\.files\[\]\.username|\.upload$|display_as_bot/, why: 'of the old upload' },
  { path: /\.text\.emoji$/, why: 'Slack adds it where nobody said so' },
  { path: /\.tokens\.oauth\[\]/, why: 'no user tokens here' },
  { path: /^\.event\.root\.(?!text|ts)/, why: 'a broadcast’s parent is told in short' },
  { path: /\.blocks(\[\]|$)/, why: 'blocks differ with what is said' },
  { path: /\.source_team|\.user_team|\.user_profile/, why: 'told in shared channels alone' },
  { path: /^\.view\.state|^\.response_urls\[\]/, why: 'differ with what a view holds' },
  { path: /\.message\.edited|\.previous_message/, why: 'edits are of the app’s own messages' },
];

function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    return [path, ...new Set(value.flatMap((each) => pathsOf(each, `${path}[]`)))];
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, `${path}.${key}`))
    : [path];
}

const cases = [
  ...publishedPayloads('block_actions', 'body'),
  ...publishedPayloads('block_suggestion', 'body'),
  ...publishedPayloads('view_submission', 'body'),
  ...publishedPayloads('view_closed', 'body'),
  ...publishedPayloads('shortcut', 'global_shortcut_body', 'message_shortcut_body'),
  ...publishedPayloads(
    'events',
    'valid_event_body',
    'valid_reaction_added_body',
    'join_event_body',
  ),
  ...publishedPayloads('events_token_revocations', 'event_payload', 'event_payload_'),
  ...publishedPayloads('events_org_apps', 'event_payload__'),
  ...publishedPayloads(
    'message_bot',
    'user_message_event_payload',
    'bot_message_event_payload',
    'classic_bot_message_event_payload',
  ),
  ...publishedPayloads('message_changed', 'event_payload'),
  ...publishedPayloads('message_deleted', 'event_payload'),
  ...publishedPayloads('message_file_share', 'event_payload'),
];

describe.skipIf(cases.length === 0)('compared with what Slack publishes', () => {
  let workspace: Workspace;
  let bolt: RunningApp;
  let sent: readonly JsonObject[];

  beforeAll(async () => {
    workspace = aWorkspace({
      identity: { enterprise: { id: 'E0GRID00001', name: 'Grid of the tests' } },
      channels: [
        { id: foresight, kind: 'channel', name: 'foresight', appIsMember: true },
        { id: 'C00000OPEN', kind: 'channel', name: 'open' },
      ],
    });
    await workspace.start();
    bolt = await startBolt(workspace, 'http', (app) => {
      app.action(/.*/, async ({ ack }) => ack());
      app.view('note', async ({ ack }) => ack());
      app.view({ type: 'view_closed', callback_id: 'note' }, async ({ ack }) => ack());
      app.shortcut(/.*/, async ({ ack }) => ack());
      app.options('pick', async ({ ack }) => ack({ options: [] }));
    });
    await doEverything();
    sent = workspace
      .wire()
      .flatMap(({ direction, request }) =>
        direction === 'slack→app' && isObject(request) ? [request] : [],
      );
  });

  afterAll(async () => {
    await bolt.stop();
    await workspace.stop();
  });

  /** Whatever makes Slack send something, once. */
  async function doEverything(): Promise<void> {
    const client = aClient(workspace);
    const say = (text: string) =>
      workspace.act(mira, { kind: 'say', channel: foresight, threadTs: null, text });
    const { ts = '' } = await client.chat.postMessage({
      channel: foresight,
      text: 'card',
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: 'x' }],
        },
      ],
    });
    await workspace.act(mira, { kind: 'react', channel: foresight, ts, emoji: 'eyes' });
    await workspace.act(mira, {
      kind: 'action',
      container: { kind: 'message', channel: foresight, ts },
      blockId: 'row',
      actionId: 'go',
      action: { type: 'button', value: 'x' },
      values: {},
    });
    await say('@Tiny hello');
    await workspace.act(mira, {
      kind: 'message-shortcut',
      channel: foresight,
      ts: workspace.snapshot(mira).messages.at(-1)?.ts ?? '',
      callbackId: 'keep',
    });
    await openModal();
    await openModal();
    const feed = { botId: 'B0000FEED0', appId: 'A0000FEED0', name: 'Feed' };
    workspace.post({ channel: foresight, user: 'U0000FEED0', otherApp: feed, text: 'news' });
    workspace.post({ channel: foresight, otherApp: feed, text: 'old news' });
    workspace.post({ channel: foresight, user: mira, text: 'file', files: [{ name: 'a.png' }] });
    await client.chat.update({ channel: foresight, ts, text: 'changed', blocks: [] });
    await client.chat.delete({ channel: foresight, ts });
    await workspace.act(mira, { kind: 'open-home' });
    await workspace.act(mira, { kind: 'invite-app', channel: 'C00000OPEN' });
    await workspace.idle();
    workspace.endInstallation('app-uninstalled');
    await workspace.idle();
  }

  let uses = 0;
  /** Opens the modal; the first time submits it, then closes it. */
  async function openModal(): Promise<void> {
    uses += 1;
    await workspace.act(mira, { kind: 'global-shortcut', callbackId: 'new' });
    const shortcut = workspace.wire().findLast(({ name }) => name === 'shortcut')?.request;
    const trigger = isObject(shortcut) ? String(shortcut.trigger_id) : '';
    const opened = await aClient(workspace).views.open({ trigger_id: trigger, view: modal });
    const viewId = opened.view?.id ?? '';
    if (uses > 1) {
      await workspace.act(mira, { kind: 'close-view', viewId, clear: false });
      return;
    }
    await workspace.act(mira, {
      kind: 'options',
      container: { kind: 'view', viewId },
      blockId: 'pick',
      actionId: 'pick',
      typed: 'word',
    });
    await workspace.act(mira, { kind: 'submit-view', viewId, values: {} });
  }

  const kindOf = ({ type, event }: JsonObject) =>
    isObject(event)
      ? [event.type, event.subtype, event.bot_id === undefined].join(' ')
      : String(type);

  it.each(cases)('%s says everything that theirs does', (_, published) => {
    const ours = sent.filter((payload) => kindOf(payload) === kindOf(published));
    const known = new Set(ours.flatMap((payload) => pathsOf(payload)));

    const missing = pathsOf(published).filter(
      (path) => !known.has(path) && !allowed.some((exception) => exception.path.test(path)),
    );

    expect(ours.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });
});
