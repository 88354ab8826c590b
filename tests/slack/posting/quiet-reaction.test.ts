import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelId, MessageTs, TeamId } from '../../../src/model/slack-ids.ts';
import type { MessageSigns } from '../../../src/review/message-signs.ts';
import { setQuietReaction } from '../../../src/slack/posting/quiet-reaction.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { aClient, aWorkspace, foresight, mira } from '../../support/workspace.ts';

const FLAGGED: MessageSigns = { flagged: true, accepted: false };
const BARE: MessageSigns = { flagged: false, accepted: false };

describe('the app’s own reaction', () => {
  let workspace: Workspace;
  let channel: ChannelId;
  let ts: MessageTs;

  beforeEach(async () => {
    workspace = aWorkspace();
    await workspace.start();
    channel = ChannelId.parse(foresight);
    const posted = await aClient(workspace).chat.postMessage({ channel, text: 'an item' });
    ts = MessageTs.parse(posted.ts);
  });

  afterEach(() => workspace.stop());

  /** Sets the reaction while what is stored changes: each look sees the next, and then the last. */
  const setWhile = async (...seen: readonly MessageSigns[]): Promise<readonly string[]> => {
    const looks = [...seen];
    const signsAt = async () => (looks.length > 1 ? looks.shift() : looks[0]) ?? BARE;
    const ref = { team: TeamId.parse(workspace.identity.teamId), channel, ts };
    await setQuietReaction(aClient(workspace), { signsAt }, { ref, sign: 'flagged' });
    const message = workspace.snapshot(mira).messages.find((each) => each.ts === ts);
    return message?.reactions.map(({ name }) => name) ?? ['no message'];
  };

  it('goes again where the last flag was taken off while it was on its way', async () => {
    expect(await setWhile(FLAGGED, BARE)).toEqual([]);
  });

  it('comes back where somebody flagged while it was taken away', async () => {
    expect(await setWhile(BARE, FLAGGED)).toEqual(['eyes']);
  });

  it('is set once where nothing changes meanwhile', async () => {
    expect(await setWhile(FLAGGED)).toEqual(['eyes']);

    const calls = workspace.wire().filter(({ name }) => name.startsWith('reactions.'));
    expect(calls.map(({ name }) => name)).toEqual(['reactions.add']);
  });
});
