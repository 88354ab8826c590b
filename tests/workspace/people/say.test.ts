import { afterEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { aWorkspace, foresight, jonas, mira, tinyManifest } from '../../support/workspace.ts';

const appOfMira = 'D00000MIRA';

describe('what someone says', () => {
  let workspace: Workspace;

  afterEach(() => workspace.stop());

  const say = (channel: string, text: string, threadTs: string | null = null) =>
    workspace.act(mira, { kind: 'say', channel, threadTs, text });
  const notes = (person: string) =>
    workspace.snapshot(person).messages.filter(({ ephemeral }) => ephemeral);

  it('to an app that is not there is answered by the workspace, for them alone', async () => {
    workspace = aWorkspace();
    await workspace.start();

    await say('C00000OPEN', 'do you know drones, @Tiny?');

    expect(notes(mira)).toMatchObject([
      {
        user: 'USLACKBOT',
        channel: 'C00000OPEN',
        text: 'You mentioned <@U0000000BOT>, but it is not here and did not hear of it. To invite it, type `/invite @Tiny`.',
      },
    ]);
    expect(notes(jonas)).toEqual([]);
  });

  it('in a thread or a direct message is answered there', async () => {
    workspace = aWorkspace();
    await workspace.start();
    await say('C00000OPEN', 'drones');
    const { ts = '' } = workspace.snapshot(mira).messages[0] ?? {};

    await say('C00000OPEN', '@Tiny drones', ts);
    await say('D00000PAIR', '@Tiny drones');

    expect(notes(mira)).toMatchObject([
      { threadTs: ts },
      { threadTs: null, text: expect.stringContaining('Nobody can be invited') },
    ]);
  });

  it('is answered by nobody where the app hears it, or is not meant', async () => {
    workspace = aWorkspace();
    await workspace.start();

    await say(foresight, '@Tiny drones');
    await say('C00000OPEN', 'drones');

    expect(notes(mira)).toEqual([]);
  });

  it('to the app itself needs its Messages tab', async () => {
    const { features } = tinyManifest;
    const app_home = { home_tab_enabled: true, messages_tab_enabled: false };
    workspace = aWorkspace({
      manifest: { ...tinyManifest, features: { ...features, app_home } },
    });
    await workspace.start();

    const result = await say(appOfMira, 'hello');

    expect(result).toEqual({
      ok: false,
      error: 'Sending messages to this app has been turned off.',
    });
    expect(workspace.snapshot(mira).app).toMatchObject({ hasHome: true, hasMessages: false });
  });
});
