import { describe, expect, it } from 'vitest';
import type { Message, Snapshot, WireEntry } from '../../../../src/workspace/page-protocol.ts';
import { applyChange } from '../../../../src/workspace/web/page/apply-change.ts';

function aMessage(changes: Partial<Message> = {}): Message {
  return {
    channel: 'C1',
    ts: '100.000100',
    threadTs: null,
    user: 'U1',
    text: 'hello',
    otherApp: null,
    blocks: [],
    attachments: [],
    files: [],
    edited: false,
    ephemeral: false,
    reactions: [],
    replies: { count: 0, users: [], latestTs: null },
    ...changes,
  };
}

function anEntry(id: number, changes: Partial<WireEntry> = {}): WireEntry {
  return {
    id,
    at: '2026-11-23T09:00:00.000Z',
    direction: 'app→slack',
    transport: 'http',
    name: 'chat.postMessage',
    request: {},
    response: null,
    requestHeaders: {},
    responseHeaders: {},
    status: null,
    tookMs: null,
    error: null,
    ...changes,
  };
}

const snapshot: Snapshot = {
  workspace: { teamId: 'T1', name: 'Test' },
  me: 'U1',
  people: [],
  app: {
    name: 'App',
    botUserId: 'UB',
    description: '',
    connection: 'none',
    commands: [],
    shortcuts: [],
    hasHome: false,
    hasMessages: false,
  },
  channels: [],
  messages: [aMessage({ ts: '100.000100' }), aMessage({ ts: '300.000100' })],
  modals: [],
  home: null,
  clock: { now: '2026-11-23T09:00:00.000Z', movable: false, goal: null },
  weather: { rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 0 },
  wire: [],
};

describe('applyChange', () => {
  it('puts a late message where its time says', () => {
    const message = aMessage({ ts: '200.000100' });

    const { messages } = applyChange(snapshot, { kind: 'message', message });

    expect(messages.map(({ ts }) => ts)).toEqual(['100.000100', '200.000100', '300.000100']);
  });

  it('replaces the message of the same channel and time', () => {
    const message = aMessage({ text: 'hello again', edited: true });

    const { messages } = applyChange(snapshot, { kind: 'message', message });

    expect(messages.map(({ text }) => text)).toEqual(['hello again', 'hello']);
  });

  it('keeps messages of one time in different channels apart', () => {
    const message = aMessage({ channel: 'C2' });

    const { messages } = applyChange(snapshot, { kind: 'message', message });

    expect(messages).toHaveLength(3);
  });

  it('removes the message of that channel only', () => {
    const gone = { kind: 'message-removed', ts: '100.000100' } as const;

    const elsewhere = applyChange(snapshot, { ...gone, channel: 'C2' });
    const here = applyChange(snapshot, { ...gone, channel: 'C1' });

    expect(elsewhere.messages).toHaveLength(2);
    expect(here.messages).toHaveLength(1);
  });

  it('completes an exchange that was under way, and keeps the newest 500', () => {
    let state = snapshot;
    for (let id = 1; id <= 501; id += 1) {
      state = applyChange(state, { kind: 'wire', entry: anEntry(id) });
    }
    state = applyChange(state, { kind: 'wire', entry: anEntry(501, { tookMs: 7 }) });

    expect(state.wire).toHaveLength(500);
    expect(state.wire[0]?.id).toBe(2);
    expect(state.wire.at(-1)?.tookMs).toBe(7);
  });
});
