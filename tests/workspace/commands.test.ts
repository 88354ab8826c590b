import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { aWorkspace, foresight, mira, type RunningApp, startBolt } from '../support/workspace.ts';

describe.each(['http', 'socket'] as const)('a slash command over %s', (transport) => {
  let workspace: Workspace;
  let bolt: RunningApp;

  beforeEach(async () => {
    workspace = aWorkspace();
    await workspace.start();
    bolt = await startBolt(workspace, transport, (app) => {
      app.command('/echo', async ({ ack, command }) => ack(command.text));
    });
  });

  afterEach(async () => {
    await bolt.stop();
    await workspace.stop();
  });

  it('is answered to the one who typed it', async () => {
    const result = await workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/echo hello',
    });

    expect(result).toEqual({ ok: true });
    expect(workspace.snapshot(mira).messages).toMatchObject([
      { text: 'hello', ephemeral: true, channel: foresight },
    ]);
    expect(workspace.snapshot(mira).app.connection).toBe(transport);
  });
});
