import { ErrorCode, WebClient } from '@slack/web-api';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { aClient, aWorkspace, foresight, mira } from '../support/workspace.ts';

/** What the other one says and we do not, or say otherwise, and why. */
const allowed: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /\.(last_read|is_open)$/, why: 'Slack gives these to users’ tokens' },
  { path: /profile\.email$/, why: 'asks for a scope of its own' },
  { path: /profile\.(image_\d+|huddle_.*)$/, why: 'no pictures, no huddles here' },
  { path: /profile\.status_emoji_display_info/, why: 'no statuses here' },
  { path: /files\[\]\.(has_|shares|channels|comments|is_starred)/, why: 'shares are not tracked' },
];

/** Every path of a value with the type at its end: `messages[].reactions[].count: number`. */
function shapeOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap((element) => shapeOf(element, `${path}[]`)))];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      shapeOf(inner, path === '' ? key : `${path}.${key}`),
    );
  }
  return value === null || value === undefined ? [] : [`${path}: ${typeof value}`];
}

type Call = (client: WebClient, place: Place) => Promise<unknown>;

interface Place {
  readonly channel: string;
  readonly user: string;
  /** A message with a reply and a reaction, posted before. */
  readonly ts: string;
}

const divider = [{ type: 'divider' as const }];

const calls: Readonly<Record<string, Call>> = {
  'auth.test': (client) => client.auth.test(),
  'chat.postMessage': (client, { channel }) =>
    client.chat.postMessage({ channel, text: 'x', blocks: divider }),
  'chat.postMessage in a thread': (client, { channel, ts }) =>
    client.chat.postMessage({ channel, text: 'x', thread_ts: ts }),
  'chat.postMessage to nowhere': (client) =>
    client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }),
  'chat.postMessage of nothing': (client, { channel }) =>
    client.chat.postMessage({ channel, text: '' }),
  'chat.postEphemeral': (client, { channel, user }) =>
    client.chat.postEphemeral({ channel, user, text: 'x' }),
  'chat.update': (client, { channel, ts }) => client.chat.update({ channel, ts, text: 'y' }),
  'chat.update of nothing': (client, { channel }) =>
    client.chat.update({ channel, ts: '1.000001', text: 'y' }),
  'chat.delete of nothing': (client, { channel }) =>
    client.chat.delete({ channel, ts: '1.000001' }),
  'chat.getPermalink': (client, { channel, ts }) =>
    client.chat.getPermalink({ channel, message_ts: ts }),
  'reactions.add': (client, { channel, ts }) =>
    client.reactions.add({ channel, timestamp: ts, name: 'tada' }),
  'reactions.add again': (client, { channel, ts }) =>
    client.reactions.add({ channel, timestamp: ts, name: 'eyes' }),
  'reactions.remove of none': (client, { channel, ts }) =>
    client.reactions.remove({ channel, timestamp: ts, name: 'rocket' }),
  'reactions.get': (client, { channel, ts }) => client.reactions.get({ channel, timestamp: ts }),
  'conversations.history': (client, { channel }) => client.conversations.history({ channel }),
  'conversations.replies': (client, { channel, ts }) =>
    client.conversations.replies({ channel, ts }),
  'conversations.list': (client) => client.conversations.list({}),
  'conversations.info': (client, { channel }) =>
    client.conversations.info({ channel, include_num_members: true }),
  'conversations.info of nothing': (client) => client.conversations.info({ channel: 'C0NOWHERE' }),
  'conversations.members': (client, { channel }) => client.conversations.members({ channel }),
  'users.info': (client, { user }) => client.users.info({ user }),
  'users.info of nobody': (client) => client.users.info({ user: 'U0NOBODY' }),
  'users.list': (client) => client.users.list({}),
  'team.info': (client) => client.team.info(),
  'views.publish': (client, { user }) =>
    client.views.publish({ user_id: user, view: { type: 'home', blocks: divider } }),
  'views.open without a trigger': (client) =>
    client.views.open({
      trigger_id: '1.1.guess',
      view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: divider },
    }),
  'files.uploadV2': (client, { channel }) =>
    client.filesUploadV2({ channel_id: channel, filename: 'a.csv', file: Buffer.from('a,b') }),
};

/** The answer's shape; for a refusal its code. */
async function answerOf(call: Promise<unknown>): Promise<readonly string[]> {
  try {
    return shapeOf(await call);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === ErrorCode.PlatformError) {
      const { data } = error as unknown as { data: { error: string } };
      return [`refused: ${data.error}`];
    }
    throw error;
  }
}

describe('compared with an independent emulator', () => {
  let emulator: Emulator;
  let workspace: Workspace;
  let theirs: { client: WebClient; place: Place };
  let ours: { client: WebClient; place: Place };

  beforeAll(async () => {
    const user = 'U000000001';
    emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        slack: { tokens: [{ token: 'xoxb-of-theirs', type: 'bot', bot_user_id: user }] },
      },
    });
    workspace = aWorkspace({ clock: createManualClock('2026-11-23T08:00:00Z') });
    await workspace.start();
    const options = { slackApiUrl: `${emulator.url}/api/`, retryConfig: { retries: 0 } };
    theirs = await settle(new WebClient('xoxb-of-theirs', options), 'C000000001', user);
    ours = await settle(aClient(workspace), foresight, mira);
  });

  afterAll(async () => {
    await emulator.close();
    await workspace.stop();
  });

  async function settle(client: WebClient, channel: string, user: string) {
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'parent' });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    await client.reactions.add({ channel, timestamp: ts, name: 'eyes' });
    return { client, place: { channel, user, ts } };
  }

  it.each(Object.entries(calls))(
    '%s answers everything that the other one does',
    async (_, call) => {
      const expected = await answerOf(call(theirs.client, theirs.place));
      const actual = new Set(await answerOf(call(ours.client, ours.place)));

      const missing = expected.filter(
        (path) =>
          !actual.has(path) &&
          !allowed.some((exception) => exception.path.test(path.replace(/: \w+$/, ''))),
      );
      expect(expected.length).toBeGreaterThan(0);
      expect(missing).toEqual([]);
    },
  );
});
