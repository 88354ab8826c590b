import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gus, jonas, mira, pia, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

async function homeOf({ workspace }: RunningApp, as: string): Promise<string> {
  await workspace.act(as, { kind: 'open-home' });
  const { view } = await workspace.until(as, (seen) => seen.home);
  return shown(view.blocks as KnownBlock[]);
}

describe.each(['http', 'socket'] as const)('the Home tab over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
    await running.flag(jonas, await running.share());
    await running.told(jonas, 'Flagged: ');
  });

  afterEach(() => running.stop());

  it.each([
    ['a member', jonas, '1 waits for you'],
    ['a guest', gus, '1 item waits for review · decided this week: 0'],
  ])('shows %s what waits for review', async (_, person, line) => {
    const lines = (await homeOf(running, person)).split('\n');

    expect(lines).toContain(line);
  });

  it('shows nothing of the archive to people of other organisations, but why', async () => {
    const seen = await homeOf(running, pia);

    expect(seen).toContain('answers people of the workspace that it is installed in');
    expect(seen).not.toMatch(/waits for review|digest/);
  });
});

describe('the Home tab of a curator who is named by a user group', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http', curators: ['S0CURATORS'] });
  });

  afterEach(() => running.stop());

  it('is a curator’s where the app can read who is in it', async () => {
    const seen = await homeOf(running, mira);

    expect(seen).toContain('[Export…]');
    expect(seen).not.toContain('lacks the scope');
  });

  it('says which scope is missing where it cannot, and how to add it', async () => {
    running.workspace.setScopes(['commands', 'chat:write', 'users:read', 'channels:read']);

    const seen = await homeOf(running, mira);

    expect(seen).toContain('[Review]');
    expect(seen).not.toContain('[Export…]');
    expect(seen).toMatch(
      /lacks the scope usergroups:read\. .* can add it at api\.slack\.com\/apps/,
    );
  });
});
