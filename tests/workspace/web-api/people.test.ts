import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { aClient, aWorkspace, foresight, mira } from '../../support/workspace.ts';

const partner = { teamId: 'T0PARTNER01', domain: 'partner' };
const color = '#265';
const people: readonly Person[] = [
  { id: mira, name: 'Mira Lang', role: 'curator', color, zone: 'Europe/Paris', locale: 'fr-FR' },
  { id: 'U0000GUEST', name: 'Gus', role: 'guest', color, account: 'guest' },
  { id: 'U00SINGLE0', name: 'Sol', role: 'guest', color, account: 'single-channel-guest' },
  { id: 'U0PARTNER0', name: 'Pia', role: 'partner', color, organisation: partner },
  { id: 'U0STRANGER', name: 'Sam', role: 'partner', color, organisation: partner },
];
const channels = [
  {
    id: foresight,
    kind: 'channel' as const,
    name: 'foresight',
    appIsMember: true,
    connectedTeams: [partner.teamId],
    members: [mira, 'U0PARTNER0'],
  },
  { id: 'C00000OPEN', kind: 'channel' as const, name: 'open' },
];

describe('people', () => {
  let workspace: Workspace;

  afterEach(() => workspace.stop());

  async function start(now = '2026-11-23T08:00:00Z') {
    workspace = aWorkspace({ clock: createManualClock(now), people, channels });
    await workspace.start();
    return aClient(workspace);
  }

  it.each([
    ['2026-07-01T08:00:00Z', 7200, 'Central European Summer Time'],
    ['2026-12-01T08:00:00Z', 3600, 'Central European Standard Time'],
  ])('have a zone, with its offset of the day (%s)', async (now, offset, label) => {
    const client = await start(now);

    const { user } = await client.users.info({ user: mira });

    expect(user).toMatchObject({ tz: 'Europe/Paris', tz_offset: offset, tz_label: label });
  });

  it('tell their language to who asks for it, and to nobody else', async () => {
    const client = await start();

    const asked = await client.users.info({ user: mira, include_locale: true });
    const unasked = await client.users.info({ user: mira });
    const all = await client.users.list({ include_locale: true });

    expect(asked.user?.locale).toBe('fr-FR');
    expect(unasked.user).not.toHaveProperty('locale');
    expect(all.members?.map(({ locale }) => locale)).toContain('fr-FR');
  });

  it('are guests of several channels or of one', async () => {
    const client = await start();

    const flags = async (user: string) => {
      const info = await client.users.info({ user });
      return [info.user?.is_restricted, info.user?.is_ultra_restricted];
    };

    expect(await flags(mira)).toEqual([false, false]);
    expect(await flags('U0000GUEST')).toEqual([true, false]);
    expect(await flags('U00SINGLE0')).toEqual([true, true]);
  });

  it('are of another team, and strangers only where the app meets them nowhere', async () => {
    const client = await start();

    const met = await client.users.info({ user: 'U0PARTNER0' });
    const unmet = await client.users.info({ user: 'U0STRANGER' });

    expect(met.user).toMatchObject({ team_id: partner.teamId });
    expect(met.user).not.toHaveProperty('is_stranger');
    expect(unmet.user).toMatchObject({ team_id: partner.teamId, is_stranger: true });
  });

  it('are in channels that do not name anybody only as full members of the team', async () => {
    const client = await start();

    const { members } = await client.conversations.members({ channel: 'C00000OPEN' });

    expect(members).toEqual([mira]);
  });

  it('may leave the team', async () => {
    const client = await start();

    workspace.changePerson(mira, { account: 'deactivated' });

    expect((await client.users.info({ user: mira })).user?.deleted).toBe(true);
    await expect(client.conversations.open({ users: mira })).rejects.toMatchObject({
      data: { error: 'user_disabled' },
    });
  });

  it('come in groups on a paid plan', async () => {
    workspace = aWorkspace({
      userGroups: [{ id: 'S0REVIEW00', handle: 'reviewers', name: 'Reviewers', users: [mira] }],
    });
    await workspace.start();
    const client = aClient(workspace);

    const { users } = await client.usergroups.users.list({ usergroup: 'S0REVIEW00' });
    const { usergroups } = await client.usergroups.list();

    expect(users).toEqual([mira]);
    expect(usergroups).toMatchObject([{ id: 'S0REVIEW00', handle: 'reviewers', user_count: 1 }]);
    await expect(client.usergroups.users.list({ usergroup: 'S0NOBODY' })).rejects.toMatchObject({
      data: { error: 'no_such_subteam' },
    });
  });

  it('come in no groups on a free plan', async () => {
    const client = await start();

    await expect(client.usergroups.list()).rejects.toMatchObject({
      data: { error: 'paid_teams_only' },
    });
  });
});
