import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../../src/slack/blocks/action-ids.ts';
import type { JsonObject } from '../../../src/workspace/json.ts';
import type { OpenView } from '../../../src/workspace/page-protocol.ts';
import { jonas, mira, type RunningApp, startApp } from '../../support/running-app.ts';
import type { RunningAppOptions } from '../../support/running-app-options.ts';
import { shown } from '../../support/shown.ts';

const word = (text: string) => ({ type: 'plain_text' as const, text });
const button = (actionId: string, value = 'x') => [
  {
    type: 'actions' as const,
    block_id: 'b',
    elements: [{ type: 'button' as const, action_id: actionId, value, text: word('Press') }],
  },
];

describe.each(['http', 'socket'] as const)('who clicks in a window, over %s', (transport) => {
  let running: RunningApp;

  const start = async (options: Partial<RunningAppOptions> = {}) => {
    running = await startApp({ transport, ...options });
  };

  afterEach(() => running.stop());

  const client = () => new WebClient(running.botToken, { slackApiUrl: running.workspace.apiUrl });
  const textOf = ({ view }: OpenView) => shown(view.blocks as KnownBlock[]);
  const window = (words: string) =>
    running.workspace.until(jonas, ({ modals }) =>
      modals.find((modal) => textOf(modal).includes(words)),
    );
  const press = (viewId: string, actionId: string, value = 'x') =>
    running.workspace.act(jonas, {
      kind: 'action',
      container: { kind: 'view', viewId },
      blockId: 'b',
      actionId,
      action: { type: 'button', value },
      values: {},
    });
  /** Jonas's Home tab, as some version left it. */
  const home = async (actionId: string, value?: string) => {
    const blocks = button(actionId, value);
    await client().views.publish({ user_id: jonas, view: { type: 'home', blocks } });
    return running.workspace.until(jonas, (seen) => seen.home?.id);
  };
  /** Details, with what an older version would show there. */
  const modal = async (fields: JsonObject = {}) => {
    const answer = await running.type(jonas, '/signals regulation');
    await running.click(jonas, answer, 'Details');
    const { id } = await window('On this page');
    await client().views.update({
      view_id: id,
      view: { type: 'modal', title: word('Old'), blocks: button('gone.button'), ...fields },
    });
    return id;
  };

  it('hears in a window that a button of the Home tab does nothing any more', async () => {
    await start();

    await press(await home('gone.button'), 'gone.button');

    await window('belongs to another version of Signalpost');
    expect(running.events.of('request-unheard')).toEqual([{ request: 'gone.button' }]);
  });

  it('hears the same of a button in a modal, which stays open below', async () => {
    await start();

    await press(await modal(), 'gone.button');

    await window('belongs to another version of Signalpost');
    expect(running.seen(jonas).modals).toHaveLength(2);
  });

  it('hears it in the modal itself when that is sent in', async () => {
    await start();
    const viewId = await modal({ callback_id: 'gone.view', submit: word('Send') });

    await running.workspace.act(jonas, { kind: 'submit-view', viewId, values: {} });

    expect((await window('belongs to another version of Signalpost')).id).toBe(viewId);
  });

  it('is refused in a window what they may not do', async () => {
    await start({ curators: [mira] });

    await press(await home(ACTIONS.decide), ACTIONS.decide);

    await window('Only curators');
  });

  it('hears of a fault in a window, with its reference', async () => {
    await start({
      search: () => ({
        ask: async () => {
          throw new Error('out of order');
        },
      }),
    });
    const asked = JSON.stringify({ text: 'drones', kinds: ['signal'] });

    await press(await home(ACTIONS.ask, asked), ACTIONS.ask, asked);

    await window('ref-1');
  });

  it('hears in their direct messages where Slack opens no window any more', async () => {
    await start();

    await running.workspace.send({
      type: 'interactive',
      name: 'block_actions',
      payload: {
        type: 'block_actions',
        api_app_id: running.workspace.identity.appId,
        token: 'x',
        trigger_id: '1.2.3',
        team: { id: running.workspace.identity.teamId },
        user: { id: jonas, team_id: running.workspace.identity.teamId },
        view: { id: 'V1', type: 'modal', callback_id: 'x' },
        container: { type: 'view', view_id: 'V1' },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1.2', action_id: 'gone.button' }],
      },
    });

    await running.workspace.until(jonas, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).includes('belongs to another version')),
    );
  });

  it('is asked to click again where a window came too late', async () => {
    await start();
    const answer = await running.type(jonas, '/signals regulation');
    const sent = JSON.stringify(running.workspace.wire().map(({ request }) => request));
    const triggerId = /trigger_id\\*":\\*"([^"\\]+)/.exec(sent)?.[1] ?? '';
    const responseUrl = /"response_url\\*":\\*"([^"\\]+)/.exec(sent)?.[1] ?? '';
    running.clock.advance(10_000);

    await running.workspace.send({
      type: 'interactive',
      name: 'block_actions',
      payload: {
        type: 'block_actions',
        api_app_id: running.workspace.identity.appId,
        token: 'x',
        trigger_id: triggerId,
        response_url: responseUrl,
        team: { id: running.workspace.identity.teamId },
        user: { id: jonas, team_id: running.workspace.identity.teamId },
        channel: { id: answer.channel },
        container: { type: 'message', message_ts: answer.ts, is_ephemeral: true },
        actions: [
          {
            type: 'button',
            block_id: 'b',
            action_ts: '1.2',
            action_id: ACTIONS.details,
            value:
              /\{\\*"item[^}]*\}/.exec(JSON.stringify(answer.blocks))?.[0].replaceAll('\\', '') ??
              '',
          },
        ],
      },
    });

    await running.told(jonas, 'Please click again.');
  });
});
