import { afterEach, describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../src/workspace/json.ts';
import type { Person } from '../../../src/workspace/page-protocol.ts';
import type { ChannelSeed } from '../../../src/workspace/state/channels.ts';
import type { Workspace, WorkspaceOptions } from '../../../src/workspace/workspace.ts';
import { publishedPayloads } from '../../support/slack-payloads.ts';
import { aClient, aWorkspace, mira, type RunningApp, startBolt } from '../../support/workspace.ts';

const partner = { teamId: 'T0PARTNER01', domain: 'partner' };
const grid = { id: 'E0GRID00001', name: 'Grid of the tests' };
const pia = 'U0PARTNER0';
const people: readonly Person[] = [
  { id: mira, name: 'Mira Lang', role: 'curator', color: '#265' },
  { id: pia, name: 'Pia', role: 'partner', color: '#526', organisation: partner },
];
const ours: ChannelSeed = {
  id: 'C000SHARED',
  kind: 'channel',
  name: 'shared',
  appIsMember: true,
  connectedTeams: [partner.teamId],
};
const theirs: ChannelSeed = { ...ours, id: 'C000THEIRS', name: 'theirs', hostTeam: partner.teamId };

/** Every path at which a value has something, whatever it is. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap((each) => pathsOf(each, `${path}[]`)))];
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, `${path}.${key}`))
    : [path];
}

describe('shared channels and Enterprise Grid', () => {
  let workspace: Workspace;
  let bolt: RunningApp | undefined;

  afterEach(async () => {
    await bolt?.stop();
    bolt = undefined;
    await workspace.stop();
  });

  async function start(options: Partial<WorkspaceOptions> = {}) {
    workspace = aWorkspace({
      people,
      channels: [ours, theirs],
      answerWithinMs: 10_000,
      ...options,
    });
    await workspace.start();
    bolt = await startBolt(workspace, 'http', (app) => {
      app.action('go', async ({ ack }) => ack());
      app.view('note', async ({ ack }) => ack());
      app.command('/echo', async ({ ack }) => ack());
    });
  }

  const sent = (name: string): JsonObject => {
    const entry = workspace.wire().findLast((each) => each.name === name);
    return isObject(entry?.request) ? entry.request : {};
  };

  async function react(as: string, channel: string): Promise<JsonObject> {
    const { ts = '' } = await aClient(workspace).chat.postMessage({ channel, text: 'item' });
    await workspace.act(as, { kind: 'react', channel, ts, emoji: 'eyes' });
    await workspace.idle();
    return sent('event reaction_added');
  }

  it.each([
    ['a partner in our channel', pia, ours.id, partner.teamId],
    ['a partner in theirs', pia, theirs.id, partner.teamId],
    ['a colleague in a channel that a partner made', mira, theirs.id, partner.teamId],
    ['a colleague in our channel', mira, ours.id, 'T0000000001'],
  ])('name the team of %s outside, and ours in the authorization', async (_, as, channel, team) => {
    await start();

    const envelope = await react(as, channel);

    expect(envelope).toMatchObject({
      team_id: team,
      context_team_id: 'T0000000001',
      is_ext_shared_channel: true,
      authorizations: [{ team_id: 'T0000000001', is_enterprise_install: false }],
    });
  });

  it("sign a partner's words with their team", async () => {
    await start();

    await workspace.act(pia, { kind: 'say', channel: ours.id, threadTs: null, text: 'hello' });
    await workspace.idle();

    expect(sent('event message')).toMatchObject({
      event: { user: pia, team: partner.teamId, user_team: partner.teamId },
    });
  });

  it("put the partner's team into clicks and views, and ours into app_installed_team_id", async () => {
    await start();
    const { ts = '' } = await aClient(workspace).chat.postMessage({
      channel: ours.id,
      text: 'card',
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
        },
      ],
    });

    await workspace.act(pia, {
      kind: 'action',
      container: { kind: 'message', channel: ours.id, ts },
      blockId: 'row',
      actionId: 'go',
      action: { type: 'button' },
      values: {},
    });
    const { trigger_id: trigger } = sent('block_actions');
    const { view } = await aClient(workspace).views.open({
      trigger_id: String(trigger),
      view: {
        type: 'modal',
        callback_id: 'note',
        title: { type: 'plain_text', text: 'Note' },
        blocks: [{ type: 'divider' }],
      },
    });
    await workspace.act(pia, { kind: 'submit-view', viewId: view?.id ?? '', values: {} });

    expect(sent('block_actions')).toMatchObject({
      team: { id: partner.teamId, domain: 'partner' },
      user: { id: pia, team_id: partner.teamId },
    });
    expect(sent('view_submission')).toMatchObject({
      team: { id: partner.teamId },
      view: { team_id: partner.teamId, app_installed_team_id: 'T0000000001' },
    });
  });

  it('name the Grid of a team that belongs to one', async () => {
    await start({ identity: { enterprise: grid } });

    const envelope = await react(mira, ours.id);
    await workspace.act(mira, { kind: 'command', channel: ours.id, text: '/echo x' });

    expect(envelope).toMatchObject({
      team_id: 'T0000000001',
      enterprise_id: grid.id,
      context_enterprise_id: grid.id,
      authorizations: [{ enterprise_id: grid.id, team_id: 'T0000000001' }],
    });
    expect(sent('command /echo')).toMatchObject({
      team_id: 'T0000000001',
      enterprise_id: grid.id,
      enterprise_name: grid.name,
      is_enterprise_install: 'false',
    });
  });

  it('name no team where the app is installed on the whole Grid', async () => {
    await start({ identity: { enterprise: grid, isOrgWide: true } });

    const envelope = await react(mira, ours.id);
    await workspace.act(mira, { kind: 'command', channel: ours.id, text: '/echo x' });

    expect(envelope).toMatchObject({
      authorizations: [{ enterprise_id: grid.id, team_id: null, is_enterprise_install: true }],
    });
    expect(sent('command /echo')).toMatchObject({ is_enterprise_install: 'true' });
  });

  it('say which teams share a channel, and who made it', async () => {
    await start();

    const { channel } = await aClient(workspace).conversations.info({ channel: theirs.id });

    expect(channel).toMatchObject({
      is_ext_shared: true,
      is_shared: true,
      connected_team_ids: [partner.teamId],
      conversation_host_id: partner.teamId,
    });
  });

  it.each(publishedPayloads('events_shared_channels', 'valid_reaction_added_body'))(
    'have everything that Slack’s own fixture of %s has',
    async (_, published) => {
      await start({ identity: { enterprise: grid } });

      const envelope = await react(mira, ours.id);

      expect(pathsOf(published).filter((path) => !pathsOf(envelope).includes(path))).toEqual([]);
    },
  );
});
