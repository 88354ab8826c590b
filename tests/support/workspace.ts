import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { systemClock } from '../../src/model/clock.ts';
import { silentLog } from '../../src/model/log.ts';
import { createSeededRandom } from '../../src/playground/seeded-random.ts';
import { createWorkspace } from '../../src/workspace/create-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../../src/workspace/workspace.ts';

export const mira = 'U00000MIRA';
export const jonas = 'U0000JONAS';
export const foresight = 'C0FORESIGHT';
export const secrets = {
  signingSecret: 'a signing secret of the tests',
  botToken: 'xoxb-of-the-tests',
  appToken: 'xapp-of-the-tests',
};

/** A manifest of a tiny app; tests pass what they change. */
export const tinyManifest = {
  display_information: { name: 'Tiny', description: 'An app to test the workspace with.' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'Tiny' },
    unfurl_domains: ['news.example.org'],
    slash_commands: [
      { command: '/echo', description: 'Says it back', usage_hint: '<text>', should_escape: true },
      { command: '/plain', description: 'Unescaped' },
    ],
    shortcuts: [
      { name: 'Keep', type: 'message', callback_id: 'keep', description: 'Keeps a message' },
      { name: 'New', type: 'global', callback_id: 'new', description: 'Begins something' },
    ],
  },
  settings: {
    interactivity: {
      is_enabled: true,
      message_menu_options_url: 'https://tiny.example.org/slack/events',
    },
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'app_uninstalled',
        'link_shared',
        'member_joined_channel',
        'message.channels',
        'message.groups',
        'message.im',
        'reaction_added',
        'reaction_removed',
        'tokens_revoked',
      ],
    },
  },
};

/** A workspace with two people; not started. */
export function aWorkspace(options: Partial<WorkspaceOptions> = {}): Workspace {
  return createWorkspace({
    clock: systemClock,
    log: silentLog,
    manifest: tinyManifest,
    ...secrets,
    random: createSeededRandom(1),
    people: [
      { id: mira, name: 'Mira Lang', role: 'curator', color: '#265' },
      { id: jonas, name: 'Jonas', role: 'reader', color: '#526' },
    ],
    channels: [
      { id: foresight, kind: 'channel', name: 'foresight', topic: 'Signals', appIsMember: true },
      { id: 'C00000OPEN', kind: 'channel', name: 'open' },
      { id: 'C0000QUIET', kind: 'private', name: 'quiet', members: [mira] },
      { id: 'D00000PAIR', kind: 'dm', name: '', members: [mira, jonas] },
    ],
    ...options,
  });
}

/** A client that gives up at once. */
export function aClient(workspace: Workspace, options: WebClientOptions = {}): WebClient {
  return new WebClient(secrets.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    ...options,
  });
}

/** Bolt complains loudly of what tests do to it on purpose. */
const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

export interface RunningApp {
  readonly app: App;
  stop(): Promise<void>;
}

/** Connects a real Bolt app; `build` adds its listeners. */
export async function startBolt(
  workspace: Workspace,
  transport: 'http' | 'socket',
  build: (app: App) => void,
): Promise<RunningApp> {
  const clientOptions = {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    timeout: 30_000,
  };
  const logger = silentLogger;
  const receiver =
    transport === 'http'
      ? new HTTPReceiver({ signingSecret: secrets.signingSecret, logger })
      : new SocketModeReceiver({
          appToken: secrets.appToken,
          installerOptions: { clientOptions },
          logger,
        });
  const app = new App({
    receiver,
    token: secrets.botToken,
    deferInitialization: true,
    clientOptions,
    logger,
  });
  build(app);
  await app.init();
  if (receiver instanceof HTTPReceiver) {
    const server = await receiver.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('Bolt listens on no port');
    }
    workspace.setRequestUrl(`http://127.0.0.1:${address.port}/slack/events`);
    return {
      app,
      stop: async () => {
        await receiver.stop();
      },
    };
  }
  await receiver.client.start();
  return {
    app,
    stop: async () => {
      await receiver.client.disconnect();
    },
  };
}
