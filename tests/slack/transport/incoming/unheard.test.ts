import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/workspace/json.ts';
import { foresight, jonas, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('what nobody listens to, over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const interactive = (payload: JsonObject) =>
    running.workspace.send({
      type: 'interactive',
      name: String(payload.type),
      payload: {
        api_app_id: running.workspace.identity.appId,
        token: 'x',
        trigger_id: '1.2.3',
        team: { id: running.workspace.identity.teamId },
        user: { id: jonas, team_id: running.workspace.identity.teamId },
        ...payload,
      },
    });
  const click = { type: 'button', block_id: 'b', action_ts: '1.2' };

  it.each<[string, string, JsonObject]>([
    [
      'a button of another version',
      'gone.button',
      {
        type: 'block_actions',
        actions: [{ ...click, action_id: 'gone.button', value: 'x' }],
        container: { type: 'message', message_ts: '1.2', channel_id: foresight },
      },
    ],
    [
      'a shortcut',
      'gone_shortcut',
      {
        type: 'message_action',
        callback_id: 'gone_shortcut',
        channel: { id: foresight },
        message: { ts: '1.2', text: 'x' },
      },
    ],
    [
      'a closed window',
      'gone.view',
      {
        type: 'view_closed',
        view: { callback_id: 'gone.view', id: 'V1', type: 'modal' },
        is_cleared: false,
      },
    ],
    [
      'a window sent in',
      'gone.view',
      {
        type: 'view_submission',
        view: { callback_id: 'gone.view', id: 'V1', type: 'modal', state: { values: {} } },
      },
    ],
  ])('acknowledges %s at once and names it', async (_, request, payload) => {
    expect(await interactive(payload)).toMatchObject({ kind: 'taken' });

    expect(running.events.of('request-unheard')).toEqual([{ request }]);
  });

  it('says so to who clicked', async () => {
    const answer = await running.type(jonas, '/signals regulation');
    const before = running.seen(jonas).messages.length;
    const responseUrl = running.workspace
      .wire()
      .flatMap(({ request }) => /"response_url":"([^"]+)"/.exec(JSON.stringify(request))?.[1] ?? [])
      .at(-1);

    await interactive({
      type: 'block_actions',
      actions: [{ ...click, action_id: 'gone.button', value: 'x' }],
      container: { type: 'message', message_ts: answer.ts, channel_id: foresight },
      response_url: responseUrl ?? '',
    });

    const told = await running.workspace.until(jonas, ({ messages }) => messages[before]);
    expect(shown(told.blocks)).toContain('belongs to another version of Signalpost');
  });

  it('lets a link be a link', async () => {
    const actions = [{ ...click, action_id: 'open', url: 'https://example.org' }];

    expect(await interactive({ type: 'block_actions', actions })).toMatchObject({ kind: 'taken' });
    expect(running.events.of('request-unheard')).toEqual([]);
  });
});

describe('what Slack says of the installation', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http' });
  });

  afterEach(() => running.stop());

  it('is answered when events were held back', async () => {
    running.workspace.limitEvents();

    await running.events.until('events-limited');
    expect(running.app.trouble()).toBeNull();
  });

  it.each(['app-uninstalled', 'bot-token-revoked'] as const)(
    'turns readiness red after %s, with what to do',
    async (how) => {
      running.workspace.endInstallation(how);

      await running.events.until('installation-ended');
      expect(running.app.trouble()).toMatch(/SLACK_BOT_TOKEN/);
    },
  );
});
