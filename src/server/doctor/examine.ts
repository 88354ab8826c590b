import { existsSync } from 'node:fs';
import { createDigests } from '../../digests/create-digests.ts';
import { createDefinitions } from '../../digests/definitions/watch-definitions.ts';
import type { DigestList } from '../../digests/outcome.ts';
import type { Clock } from '../../model/clock.ts';
import { silentEvents } from '../../model/events/events.ts';
import type { Finding } from '../../model/finding.ts';
import { createAskSlack } from '../../slack/doctor/ask-slack.ts';
import { checkChannels } from '../../slack/doctor/check-channels.ts';
import { checkPeople } from '../../slack/doctor/check-people.ts';
import { checkAppToken, checkBotToken } from '../../slack/doctor/check-tokens.ts';
import { createNetwork } from '../../slack/transport/network.ts';
import { botTokenOf } from '../config/bot-token-of.ts';
import type { ServerConfig } from '../config/config.ts';
import { openStore } from '../open-store.ts';
import { checkArchive } from './check-archive.ts';
import { checkHttp } from './check-http.ts';
import { checkMachine } from './check-machine.ts';
import { checkBackups, checkStore } from './check-store.ts';
import { BACKUPS_ELSEWHERE, checkTruth } from './check-truth.ts';
import { checkDigests, checkIndex } from './check-work.ts';

/** Where one of these is not well, there is nothing to ask about the work in it. */
const DATABASES: ReadonlySet<string> = new Set(['database', 'postgres', 'postgres-rights']);

export interface ExamineDeps {
  readonly config: ServerConfig;
  readonly clock: Clock;
  /** The bot scopes of the manifest. */
  readonly scopes: readonly string[];
}

/** Everything that keeps an installation well, looked at once. Nothing is changed, posted or repaired. */
export async function examine({ config, clock, scopes }: ExamineDeps): Promise<readonly Finding[]> {
  const now = clock.now();
  const tokens = botTokenOf(config, { clock, events: silentEvents });
  const network = tokens.outgoing(createNetwork(config.proxy));
  const ask = createAskSlack(network.fetch, config.slackApiUrl);
  const { botToken, transport } = config;
  const stored = await examineStore(config, clock);
  const databases = stored.filter(({ check }) => DATABASES.has(check));
  // Without a file a copy of PostgreSQL would be made for it: a doctor only looks.
  const hasFile = databases.some(({ check }) => check === 'database');
  const work =
    hasFile && databases.every(({ state }) => state === 'well')
      ? await examineWork(config, clock)
      : null;
  const digests = work?.digests.digests.map(({ definition }) => definition) ?? [];
  const found = await Promise.all([
    checkMachine({ clock, network }, config.slackApiUrl),
    checkBotToken(ask, botToken, scopes),
    transport.kind === 'socket'
      ? checkAppToken(ask, transport.appToken)
      : checkHttp(config.host, transport.port),
    checkChannels(ask, botToken, digests),
    checkPeople(ask, botToken, 'CURATORS', config.curators),
    checkPeople(ask, botToken, 'OPERATORS', config.operators),
    checkArchive(config.archive),
  ]);
  return [
    ...found.flat(),
    ...stored,
    ...(work === null ? [] : [work.index, ...checkDigests(work.digests)]),
    config.databaseUrl === null ? checkBackups(config.backups, now) : BACKUPS_ELSEWHERE,
  ];
}

async function examineStore(
  { databaseFile, databaseUrl }: ServerConfig,
  clock: Clock,
): Promise<readonly Finding[]> {
  const now = clock.now();
  if (databaseUrl === null) {
    return checkStore(databaseFile, now);
  }
  // Its driver is loaded for those alone who have such a database.
  const { examineTruth } = await import('../../store/postgres/truth/examine-truth.ts');
  const shared = await checkTruth(() => examineTruth(databaseUrl, databaseFile, () => clock.now()));
  return [...shared, ...(existsSync(databaseFile) ? checkStore(databaseFile, now, 'copy') : [])];
}

async function examineWork(
  config: ServerConfig,
  clock: Clock,
): Promise<{ readonly index: Finding; readonly digests: DigestList } | null> {
  const store = await openStore({
    file: config.databaseFile,
    url: config.databaseUrl,
    events: silentEvents,
    readonly: true,
  }).catch(() => null);
  // Of an older schema: the next start brings it up to date, and there is no more to say until then.
  if (store === null) {
    return null;
  }
  try {
    const definitions = createDefinitions({ folder: config.digestsDir, events: silentEvents });
    await definitions.reload();
    const digests = createDigests({
      definitions: () => definitions.current(),
      store,
      poster: null,
      // Nobody is told: a doctor looks.
      notices: { tell: async () => {} },
      clock,
      events: silentEvents,
      owner: 'doctor',
    });
    return { index: await checkIndex(store, clock.now()), digests: await digests.list() };
  } finally {
    await store.close();
  }
}
