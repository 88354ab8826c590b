import { readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Digests } from '../../digests/digests.ts';
import type { Clock } from '../../model/clock.ts';
import { isPerson } from '../../model/digest/digest-definition.ts';
import type { Finding } from '../../model/finding.ts';
import { createAskSlack } from '../../slack/doctor/ask-slack.ts';
import { checkChannels } from '../../slack/doctor/check-channels.ts';
import { checkPeople } from '../../slack/doctor/check-people.ts';
import { checkBotToken } from '../../slack/doctor/check-tokens.ts';
import { manifestScopes } from '../../slack/manifest/fit-manifest.ts';
import type { BotToken } from '../../slack/transport/bot-token.ts';
import { createNetwork } from '../../slack/transport/network.ts';
import type { Store } from '../../store/store.ts';
import type { ServerConfig } from '../config/config.ts';
import type { SameFiles } from '../leases/same-files.ts';
import { checkMachine } from './check-machine.ts';
import { checkBackups, checkRoom, checkWaiting } from './check-store.ts';
import { checkDigests, checkIndex } from './check-work.ts';

export interface ExamineBrieflyDeps {
  readonly config: ServerConfig;
  readonly clock: Clock;
  readonly store: Pick<Store, 'archiveStatus' | 'waitingEvents'>;
  readonly digests: Pick<Digests, 'list'>;
  readonly tokens: Pick<BotToken, 'outgoing'>;
  readonly sameFiles: Pick<SameFiles, 'findings'>;
}

const MANIFEST = new URL('../../../manifest.yml', import.meta.url);

/** Whoever asks twice in a row gets the same answer: each costs Slack a handful of questions. */
const REMEMBERED_MS = 30_000;

/**
 * What `doctor` looks at, without what takes long or holds up a server that serves: the database is
 * not read as a whole, the archive not walked, no other connection asked for.
 */
export function createExamineBriefly(deps: ExamineBrieflyDeps): () => Promise<readonly Finding[]> {
  let last: { readonly at: number; readonly findings: Promise<readonly Finding[]> } | undefined;
  return () => {
    const now = deps.clock.now().getTime();
    if (last === undefined || Math.abs(now - last.at) > REMEMBERED_MS) {
      const findings = look(deps);
      last = { at: now, findings };
      findings.catch(() => {
        last = undefined;
      });
    }
    return last.findings;
  };
}

async function look({
  config,
  clock,
  store,
  digests,
  tokens,
  sameFiles,
}: ExamineBrieflyDeps): Promise<readonly Finding[]> {
  const { botToken, databaseFile, slackApiUrl, curators, operators } = config;
  const now = clock.now();
  const network = createNetwork(config.proxy);
  const ask = createAskSlack(tokens.outgoing(network).fetch, slackApiUrl);
  const { digests: all, problems } = await digests.list();
  // People's own alerts are theirs: nobody is told of them here, and they need no channel.
  const list = {
    digests: all.filter(({ definition }) => !isPerson(definition.channel)),
    problems,
  };
  const scopes = manifestScopes(readFileSync(MANIFEST, 'utf8'));
  const definitions = list.digests.map(({ definition }) => definition);
  const found = await Promise.all([
    checkBotToken(ask, botToken, scopes),
    checkChannels(ask, botToken, definitions),
    checkPeople(ask, botToken, 'CURATORS', curators),
    checkPeople(ask, botToken, 'OPERATORS', operators),
    checkIndex(store, now),
    waitingEvents(store, now),
    checkMachine({ clock, network }, slackApiUrl),
  ]);
  return [
    ...found.flat(),
    ...(databaseFile === ':memory:' ? [] : [roomBeside(databaseFile)]),
    ...checkDigests(list),
    ...sameFiles.findings(),
    checkBackups(config.backups, now),
  ];
}

async function waitingEvents(store: Pick<Store, 'waitingEvents'>, now: Date): Promise<Finding> {
  const waiting = await store.waitingEvents(now, Number.MAX_SAFE_INTEGER);
  const oldest = Math.min(...waiting.map(({ receivedAt }) => receivedAt.getTime()));
  return checkWaiting(waiting.length, waiting.length === 0 ? null : new Date(oldest), now);
}

function roomBeside(file: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(file));
  return checkRoom(statSync(file).size, bavail * bsize);
}
