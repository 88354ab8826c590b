import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelId } from '../../../../src/model/slack-ids.ts';
import { createCallBudget } from '../../../../src/slack/posting/reactions/call-budget.ts';
import type { MessageGroup } from '../../../../src/slack/posting/reactions/message-group.ts';
import { createGroupReader } from '../../../../src/slack/posting/reactions/read-group.ts';
import { createWorkspace } from '../../../../src/workspace/create-workspace.ts';
import type { Workspace } from '../../../../src/workspace/workspace.ts';
import { manifest } from '../../../support/manifest.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const foresight = ChannelId.parse('C0FORESIGHT');
const group: MessageGroup = {
  key: 'C0FORESIGHT ',
  channel: foresight,
  threadTs: null,
  oldest: '0',
  messages: [],
  attempts: [],
};

const clock = createManualClock('2026-11-23T08:00:00Z');

describe('reading the messages of a place bit by bit', () => {
  let workspace: Workspace;
  let client: WebClient;

  beforeEach(async () => {
    workspace = createWorkspace({
      clock,
      log: quiet,
      manifest,
      signingSecret: '0123456789abcdef',
      botToken: 'xoxb-of-the-tests',
      appToken: 'xapp-of-the-tests',
      people: [{ id: 'U0MIRA', name: 'Mira', role: 'reader', color: '#265' }],
      channels: [{ id: foresight, kind: 'channel', name: 'foresight', appIsMember: true }],
      rateLimits: 'off',
      mostRows: 10,
      random: () => 0,
    });
    await workspace.start();
    client = new WebClient('xoxb-of-the-tests', {
      slackApiUrl: workspace.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
    for (let n = 0; n < 25; n += 1) {
      workspace.post({ channel: foresight, user: 'U0MIRA', text: `message ${n}` });
    }
  });

  afterEach(() => workspace.stop());

  it('reads all in one go where the calls suffice', async () => {
    const reader = createGroupReader(client, clock);

    const { rows, seen } = await reader.read(group, createCallBudget(3), 1);

    expect([rows.size, seen]).toEqual([25, 'all']);
  });

  it.each(['rate-limit', 'drop-before', 'http-500-before'] as const)(
    'goes on after what %s stopped, with nothing read twice',
    async (fault) => {
      const reader = createGroupReader(client, clock);
      const first = await reader.read(group, createCallBudget(2), 1);
      workspace.failNext('conversations.history', fault);
      const second = await reader.read(group, createCallBudget(30), 2);

      const third = await reader.read(group, createCallBudget(30), 3);

      expect([first.rows.size, first.seen]).toEqual([20, 'part']);
      expect([second.rows.size, second.seen]).toEqual([0, 'nothing']);
      expect([third.rows.size, third.seen]).toEqual([5, 'part']);
    },
  );

  it('spends the budget where Slack asks to wait, and keeps the place’s turn', async () => {
    const reader = createGroupReader(client, clock);
    const budget = createCallBudget(30);
    workspace.failNext('conversations.history', 'rate-limit');

    await reader.read(group, budget, 1);

    expect(budget.take()).toBe(false);
    expect(reader.lastTurn(group.key)).toBeUndefined();
  });

  it('begins anew where Slack refuses, for the cursor may be what it refuses', async () => {
    const reader = createGroupReader(client, clock);
    await reader.read(group, createCallBudget(1), 1);
    workspace.removeApp(foresight);
    await reader.read(group, createCallBudget(30), 2);
    await workspace.act('U0MIRA', { kind: 'invite-app', channel: foresight });

    const { rows } = await reader.read(group, createCallBudget(30), 3);

    expect(rows.size).toBeGreaterThanOrEqual(25);
  });
});
