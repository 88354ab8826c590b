import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gus, jonas, pia, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('the Home tab over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
    await running.flag(jonas, await running.share());
    await running.told(jonas, 'Flagged: ');
  });

  afterEach(() => running.stop());

  const home = async (as: string) => {
    await running.workspace.act(as, { kind: 'open-home' });
    const { view } = await running.workspace.until(as, (seen) => seen.home);
    return shown(view.blocks as KnownBlock[]);
  };

  it.each([
    ['a member', jonas],
    ['a guest', gus],
  ])('shows %s what waits for review', async (_, person) => {
    expect(await home(person)).toContain('1 item waits for review');
  });

  it('shows nothing of the archive to people of other organisations, but why', async () => {
    const seen = await home(pia);

    expect(seen).toContain('answers people of the workspace that it is installed in');
    expect(seen).not.toMatch(/waits for review|digest/);
  });
});
