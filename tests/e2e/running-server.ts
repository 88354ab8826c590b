import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../src/model/clock.ts';
import { createEventHub } from '../../src/model/events/events.ts';
import type { ServerConfig } from '../../src/server/config/config.ts';
import { type Server, startServer } from '../../src/server/start-server.ts';
import { NO_PROXY } from '../../src/slack/transport/network.ts';
import type { Message } from '../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { generatePage } from '../support/generate-page.ts';
import { manifest } from '../support/manifest.ts';
import { aWorkspace, foresight, secrets } from '../support/workspace.ts';

/** The parts of a signalpost that outlive its process: files, and Slack. */
export interface World {
  readonly archive: string;
  readonly databaseFile: string;
  readonly digestsDir: string;
  readonly workspace: Workspace;
  readonly config: ServerConfig;
  /** Adds generated pages, from a seed on. */
  addPages(count: number, seed: number): void;
  addDigest(name: string, yaml: string): void;
  /** Starts the server as it is configured for this transport, changed as told; Slack asks it from then on. */
  serve(changes?: Partial<ServerConfig>): Promise<Server>;
  /** Has Slack ask this server from now on; of no use in Socket Mode. */
  ask(server: Pick<Server, 'slackPort'>): void;
  type(as: string, text: string): Promise<Message>;
}

export async function aWorld(
  folder: string,
  clock: Clock,
  transport: 'http' | 'socket',
  installation: { readonly manifest?: unknown; readonly commandsPrefix?: string } = {},
): Promise<World> {
  const archive = join(folder, 'archive');
  const digestsDir = join(folder, 'digests');
  const databaseFile = join(folder, 'signalpost.db');
  mkdirSync(archive);
  mkdirSync(digestsDir);
  const signingSecret = '0123456789abcdef0123456789abcdef';
  const workspace = aWorkspace({
    clock,
    manifest: installation.manifest ?? manifest,
    signingSecret,
  });
  await workspace.start();
  const config: ServerConfig = {
    archive: { kind: 'folder', folder: archive },
    bothArchives: false,
    databaseFile,
    databaseUrl: null,
    backups: { folder: null, everyHours: 24, keep: 14 },
    digestsDir,
    logLevel: 'info',
    botToken: secrets.botToken,
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: secrets.appToken }
        : { kind: 'http', signingSecret, port: 0 },
    rotation: null,
    bothTransports: false,
    slackApiUrl: workspace.apiUrl,
    host: '127.0.0.1',
    healthPort: 0,
    metricsPort: null,
    retentionDays: 60,
    commandsPrefix: installation.commandsPrefix ?? '',
    unfurlDomains: [],
    flagEmojis: [{ emoji: 'triangular_flag_on_post', reason: null }],
    reviewReminderDays: 7,
    intake: true,
    curators: [],
    operators: [],
    digestMakers: 'members',
    proxy: NO_PROXY,
  };
  const ask = ({ slackPort }: Pick<Server, 'slackPort'>) => {
    if (slackPort !== null) {
      workspace.setRequestUrl(`http://127.0.0.1:${slackPort}/slack/events`);
    }
  };
  return {
    archive,
    databaseFile,
    digestsDir,
    workspace,
    config,
    addPages: (count, seed) => {
      for (let n = 0; n < count; n += 1) {
        const { id, text } = generatePage(seed + n, 'B5');
        writeFileSync(join(archive, `${id}.md`), text);
      }
    },
    addDigest: (name, yaml) => writeFileSync(join(digestsDir, `${name}.yml`), yaml),
    serve: async (changes = {}) => {
      const server = await startServer({
        config: { ...config, ...changes },
        events: createEventHub(),
        clock,
      });
      ask(server);
      return server;
    },
    ask,
    type: async (as, text) => {
      const before = new Set(workspace.snapshot(as).messages.map(({ ts }) => ts));
      const result = await workspace.act(as, { kind: 'command', channel: foresight, text });
      if (!result.ok) {
        throw new Error(result.error);
      }
      return workspace.until(as, ({ messages }) => messages.find(({ ts }) => !before.has(ts)));
    },
  };
}
