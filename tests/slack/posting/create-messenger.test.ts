import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { bold, code, type Notice, text } from '../../../src/model/notice.ts';
import { UserId } from '../../../src/model/slack-ids.ts';
import type { Messenger } from '../../../src/notices/messenger.ts';
import { createMessenger } from '../../../src/slack/posting/create-messenger.ts';
import { createWorkspace } from '../../../src/workspace/create-workspace.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { manifest } from '../../support/manifest.ts';
import { shown } from '../../support/shown.ts';

const mira = 'U0MIRA';
const longAgo = new Date('2020-01-01T00:00:00Z');
const notice: Notice = {
  id: 'notice-1',
  key: 'channel:#foresight',
  to: UserId.parse(mira),
  words: [
    ...bold('Weekly <!channel>'),
    ...text(' cannot be posted. Type '),
    ...code('/invite @Signalpost'),
    ...text(' there.'),
  ],
};

describe('the messenger', () => {
  let workspace: Workspace;
  let messenger: Messenger;

  beforeEach(async () => {
    workspace = createWorkspace({
      clock: systemClock,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      manifest,
      signingSecret: '0123456789abcdef',
      botToken: 'xoxb-of-the-tests',
      appToken: 'xapp-of-the-tests',
      people: [{ id: mira, name: 'Mira', role: 'reader', color: '#265' }],
      channels: [],
      rateLimits: 'off',
      random: () => 0,
    });
    await workspace.start();
    messenger = createMessenger(
      { events: silentEvents },
      { botToken: 'xoxb-of-the-tests', slackApiUrl: workspace.apiUrl },
    );
  });

  afterEach(() => workspace.stop());

  it('tells a person in their direct messages, and finds it again', async () => {
    const before = await messenger.find(notice, longAgo);
    const outcome = await messenger.post(notice, () => true);
    const after = await messenger.find(notice, longAgo);

    const [message] = workspace.snapshot(mira).messages;
    expect(outcome).toMatchObject({ kind: 'posted', ref: { ts: message?.ts } });
    expect(before).toEqual({ kind: 'absent' });
    expect(after).toMatchObject({ kind: 'found', refs: [{ ts: message?.ts }] });
    expect(shown(message?.blocks ?? [])).toBe(
      'Weekly <!channel> cannot be posted. Type /invite @Signalpost there.',
    );
  });

  it('sends nothing that may no longer be begun', async () => {
    const outcome = await messenger.post(notice, () => false);

    expect(outcome).toEqual({ kind: 'withheld' });
    expect(workspace.snapshot(mira).messages).toEqual([]);
  });

  it('knows a person who is not there', async () => {
    const nobody = { ...notice, to: UserId.parse('U0NOBODY') };

    const outcome = await messenger.post(nobody, () => true);

    expect(outcome).toMatchObject({ kind: 'refused', code: 'user_not_found', scope: 'message' });
  });
});
