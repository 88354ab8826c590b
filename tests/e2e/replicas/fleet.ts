import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFailed, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/model/clock.ts';
import { createSeededRandom } from '../../../src/playground/seeded-random.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { generatePage } from '../../support/generate-page.ts';
import { manifest } from '../../support/manifest.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { aWorkspace, foresight, secrets } from '../../support/workspace.ts';
import { createFastClock, type FastTime, REAL_TIME } from './fast-time.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { anOwnNetwork } from './own-network.ts';
import { aReplica, type Replica } from './replica.ts';

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** Some replicas of one installation, and what they share: Slack, an archive, definitions, perhaps PostgreSQL. */
export interface Fleet {
  readonly workspace: Workspace;
  readonly replicas: readonly [Replica, ...Replica[]];
  /** Which way Slack's requests go; of no use in Socket Mode. */
  readonly frontDoor: FrontDoor;
  /** The time that the replicas' machines have, where nothing is wrong with it. */
  readonly clock: Clock;
  readonly time: FastTime;
  /** Adds generated pages, from a seed on. */
  addPages(count: number, seed: number): void;
  addPage(id: string, text: string): void;
  addDigest(name: string, yaml: string): void;
}

export interface FleetOptions {
  readonly size: number;
  /** Default: http. */
  readonly transport?: 'http' | 'socket';
  /** Default: as it is. */
  readonly time?: FastTime;
  /** Default: each has a SQLite file, so that one replica is as many as there may be. */
  readonly databaseUrl?: string;
  /** Channels besides #foresight that the app is in. Default: none. */
  readonly channels?: number;
  /** Of Slack's weather. */
  readonly seed?: number;
  /** Default: as Slack's. */
  readonly rateLimits?: 'slack' | 'off';
  /** Whether each has a network of its own, to be cut. Default: not. */
  readonly ownNetworks?: boolean;
  /** On top of what every replica has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The n-th channel besides #foresight. */
export const newsChannel = (n: number) => `C0000NEWS${String(n).padStart(2, '0')}`;

/** Nothing of it is begun: the archive has no page, no replica runs. */
export async function aFleet(options: FleetOptions): Promise<Fleet> {
  const { size, transport = 'http', time = REAL_TIME, databaseUrl, channels = 0 } = options;
  const folder = tempFolder();
  const archive = join(folder, 'archive');
  const digests = join(folder, 'digests');
  mkdirSync(archive);
  mkdirSync(digests);
  const clock = createFastClock(time);
  const workspace = aWorkspace({
    clock,
    manifest,
    signingSecret: SIGNING_SECRET,
    random: createSeededRandom(options.seed ?? 1),
    rateLimits: options.rateLimits ?? 'slack',
    // The replicas' time is what counts: their three seconds are shorter.
    answerWithinMs: Math.max(1000, 3000 / time.rate),
    slowAnswerMs: 1000 / time.rate,
    channels: [
      { id: foresight, kind: 'channel', name: 'foresight', appIsMember: true },
      ...Array.from({ length: channels }, (_, n) => ({
        id: newsChannel(n),
        kind: 'channel' as const,
        name: `news-${n}`,
        appIsMember: true,
      })),
    ],
  });
  await workspace.start();
  onTestFinished(() => workspace.stop());
  const one = (n: number) =>
    aReplica({
      name: `replica-${n + 1}`,
      workspaceUrl: workspace.url,
      time,
      ...(options.ownNetworks === true && { network: anOwnNetwork() }),
      ...(databaseUrl !== undefined && { databaseUrl }),
      environment: {
        SLACK_BOT_TOKEN: secrets.botToken,
        ...(transport === 'http'
          ? { SLACK_SIGNING_SECRET: SIGNING_SECRET }
          : { SLACK_APP_TOKEN: secrets.appToken }),
        ARCHIVE_DIR: archive,
        DIGESTS_DIR: digests,
        FLAG_EMOJI: 'triangular_flag_on_post',
        ...options.environment,
      },
    });
  const replicas = [await one(0)] as [Replica, ...Replica[]];
  for (let n = 1; n < size; n += 1) {
    replicas.push(await one(n));
  }
  onTestFailed(() => console.error(replicas.map(lastWords).join('\n')));
  const slackHost = new URL(workspace.url).host;
  const frontDoor = await openFrontDoor({
    destinations: replicas.map((replica) => ({
      name: replica.name,
      address: replica.address,
      slackPort: () => replica.slackPort(),
      slackHost: new URL(replica.slack.origin).host,
    })),
    slackHost,
    signingSecret: SIGNING_SECRET,
    now: () => clock.now().getTime(),
  });
  if (transport === 'http') {
    workspace.setRequestUrl(`${frontDoor.url}/slack/events`);
  }
  const addPage = (id: string, text: string) => writeFileSync(join(archive, `${id}.md`), text);
  return {
    workspace,
    replicas,
    frontDoor,
    clock,
    time,
    addPages: (count, seed) => {
      for (let n = 0; n < count; n += 1) {
        const { id, text } = generatePage(seed + n, 'B5');
        addPage(id, text);
      }
    },
    addPage,
    addDigest: (name, yaml) => writeFileSync(join(digests, `${name}.yml`), yaml),
  };
}

/** For whoever reads why a test failed. */
function lastWords(replica: Replica): string {
  return `— ${replica.name}:\n${replica.output().split('\n').slice(-40).join('\n')}`;
}
