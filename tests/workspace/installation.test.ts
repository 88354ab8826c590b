import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/workspace.ts';
import {
  aClient,
  aWorkspace,
  foresight,
  mira,
  type RunningApp,
  secrets,
  startBolt,
  tinyManifest,
} from '../support/workspace.ts';

const scopes = ['channels:read', 'chat:write', 'reactions:read'];
const manifest = { ...tinyManifest, oauth_config: { scopes: { bot: scopes } } };
const refused = (error: string, more: object = {}) => ({ data: { ok: false, error, ...more } });

describe('what the app was allowed', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = aWorkspace({ manifest });
    await workspace.start();
  });

  afterEach(() => workspace.stop());

  it('is missing by name, beside what there is', async () => {
    await expect(aClient(workspace).users.info({ user: mira })).rejects.toMatchObject(
      refused('missing_scope', { needed: 'users:read', provided: scopes.join(',') }),
    );
  });

  it('counts for each type of channel that is asked for', async () => {
    const client = aClient(workspace);

    const { channels } = await client.conversations.list({ types: 'public_channel' });

    expect(channels?.map(({ name }) => name)).toEqual(['foresight', 'open']);
    await expect(
      client.conversations.list({ types: 'public_channel,private_channel' }),
    ).rejects.toMatchObject(refused('missing_scope', { needed: 'groups:read' }));
    await expect(client.conversations.history({ channel: foresight })).rejects.toMatchObject(
      refused('missing_scope', { needed: 'channels:history' }),
    );
  });

  it('may be less than the manifest asks for, until the app is installed again', async () => {
    const client = aClient(workspace);
    workspace.setScopes(['chat:write']);

    await expect(client.conversations.list()).rejects.toMatchObject(
      refused('missing_scope', { needed: 'channels:read', provided: 'chat:write' }),
    );

    workspace.setScopes(scopes);
    expect((await client.conversations.list()).ok).toBe(true);
  });

  it('includes a connection only with connections:write', async () => {
    const client = new WebClient(secrets.appToken, {
      slackApiUrl: workspace.apiUrl,
      retryConfig: { retries: 0 },
    });
    workspace.setAppScopes([]);

    await expect(client.apps.connections.open()).rejects.toMatchObject(
      refused('missing_scope', { needed: 'connections:write' }),
    );
  });
});

describe.each(['http', 'socket'] as const)('the end of an installation over %s', (transport) => {
  let workspace: Workspace;
  let bolt: RunningApp;
  let heard: string[];

  beforeEach(async () => {
    workspace = aWorkspace({ answerWithinMs: 10_000 });
    await workspace.start();
    heard = [];
    bolt = await startBolt(workspace, transport, (app) => {
      app.event('tokens_revoked', async () => void heard.push('tokens_revoked'));
      app.event('app_uninstalled', async () => void heard.push('app_uninstalled'));
    });
  });

  // Together: Bolt alone would wait for the event that it answers late, and the workspace first
  // would have lost what Bolt still answers.
  afterEach(() => Promise.all([bolt.stop(), workspace.stop()]));

  /** Bolt asks its authorize for each event; ours knows one token whatever the event says. */
  const endAndWait = async (how: Parameters<Workspace['endInstallation']>[0]) => {
    workspace.endInstallation(how);
    await workspace.idle();
  };

  it('is told to the app, whose token then counts no longer', async () => {
    await endAndWait('app-uninstalled');

    expect(heard.toSorted()).toEqual(['app_uninstalled', 'tokens_revoked']);
    await expect(aClient(workspace).auth.test()).rejects.toMatchObject(refused('account_inactive'));
  });

  it('may be that of its bot token alone', async () => {
    await endAndWait('bot-token-revoked');

    expect(heard).toEqual(['tokens_revoked']);
    await expect(aClient(workspace).auth.test()).rejects.toMatchObject(refused('token_revoked'));
  });

  it('sends no more of what people do', async () => {
    await endAndWait('bot-token-revoked');
    await workspace.act(mira, { kind: 'say', channel: foresight, threadTs: null, text: 'unheard' });
    await workspace.idle();

    expect(workspace.wire().filter(({ name }) => name === 'event message')).toEqual([]);
  });

  it('may be preceded by too many events, told over HTTP without an event inside', async () => {
    workspace.limitEvents();
    // Not until it is done: Bolt knows no such event, and Slack gives up after six seconds.
    await new Promise(setImmediate);

    const told = workspace.wire().find(({ name }) => name === 'event app_rate_limited');
    const expected = {
      type: 'app_rate_limited',
      team_id: 'T0000000001',
      minute_rate_limited: expect.any(Number),
    };
    expect(told?.request).toEqual(
      transport === 'http' ? expect.objectContaining(expected) : undefined,
    );
  });
});
