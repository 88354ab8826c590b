import { utcDay } from '../model/calendar.ts';
import type { Clock } from '../model/clock.ts';
import { DAY_MS, later } from '../model/duration.ts';
import { type Jobs, whileHeld } from '../model/jobs.ts';
import { code, type Notices, text } from '../model/notice.ts';
import type { BotToken } from '../slack/transport/bot-token.ts';
import type { Store } from '../store/store.ts';
import type { Rooms } from './build-rooms.ts';
import { type Chore, everyMinutes } from './chores.ts';
import type { ClockSkew } from './clock-skew.ts';
import type { ServerConfig } from './config/config.ts';
import type { FileTexts, SameFiles } from './leases/same-files.ts';
import type { Planning } from './planning.ts';

/** A folder is watched; this finds what its watch was not told of. */
const LOOK_THROUGH_MINUTES = 10;

export interface ChoreDeps {
  readonly rooms: Pick<
    Rooms,
    | 'app'
    | 'archive'
    | 'digests'
    | 'definitions'
    | 'notices'
    | 'tokens'
    | 'sendNotices'
    | 'tellOfReviews'
  >;
  readonly store: Pick<Store, 'dropPast' | 'renewDamagedIndex'>;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly skew: Pick<ClockSkew, 'look'>;
  readonly planning: Pick<Planning, 'plan'>;
  readonly sameFiles: Pick<SameFiles, 'compare'>;
}

/** What the server does by itself, again and again. */
export function serverChores(
  {
    rooms: { app, archive, digests, definitions, notices, tokens, sendNotices, tellOfReviews },
    store,
    clock,
    jobs,
    skew,
    planning,
    sameFiles,
  }: ChoreDeps,
  { archive: from, retentionDays }: Pick<ServerConfig, 'archive' | 'retentionDays'>,
): readonly Chore[] {
  /** One replica is enough, and each may be the one. */
  const byOne = (work: () => Promise<unknown>) => () => whileHeld(jobs, 'chores', work);
  const minutes = from.kind === 'git' ? from.pullMinutes : LOOK_THROUGH_MINUTES;
  return [
    { name: 'plan digests', cron: '* * * * *', run: () => planning.plan() },
    {
      name: 'compare digest files',
      cron: '* * * * *',
      run: () => sameFiles.compare(textsOf(definitions)),
    },
    { name: 'tell people', cron: '* * * * *', run: sendNotices },
    { name: 'tell of reviews', cron: '*/15 * * * *', run: byOne(tellOfReviews) },
    { name: 'announce decisions', cron: '* * * * *', run: () => app.announceDecisions() },
    { name: 'compare reactions', cron: '*/15 * * * *', run: () => app.compareReactions() },
    { name: 'replay events', cron: '* * * * *', run: () => app.replayWaiting() },
    {
      name: 'index the archive',
      cron: '* * * * *',
      run: everyMinutes(minutes, clock, () => archive.refresh()),
    },
    {
      name: 'renew the bot token',
      cron: '*/5 * * * *',
      run: () => renewToken(tokens, notices, clock.now()),
    },
    {
      name: 'look after digests that cannot be read',
      cron: '*/10 * * * *',
      run: byOne(() => digests.tellOfDefinitions()),
    },
    {
      name: 'look after digests whose owner left',
      cron: '29 5 * * *',
      run: byOne(() => digests.pauseOwnerless()),
    },
    {
      name: 'look after digests whose channel was archived',
      cron: '*/10 * * * *',
      run: () => digests.resumeReturned(),
    },
    { name: 'compare clocks', cron: '*/5 * * * *', run: () => skew.look() },
    {
      name: 'look through the search index',
      cron: '43 4 * * *',
      run: () => store.renewDamagedIndex(),
    },
    {
      name: 'forget what has passed',
      cron: '17 3 * * *',
      run: byOne(() => store.dropPast(later(clock.now(), -retentionDays * DAY_MS))),
    },
  ];
}

/** As they were last read, which is each minute; what cannot be used is no definition. */
function textsOf(files: Rooms['definitions']): FileTexts {
  return new Map(
    files.current().definitions.map((definition) => [definition.name, JSON.stringify(definition)]),
  );
}

/** Operators have two hours from the first failure until the last token runs out. */
async function renewToken(tokens: BotToken, notices: Notices, now: Date): Promise<void> {
  if (await tokens.renewWhenDue()) {
    return;
  }
  await notices.tell(['operators'], {
    key: `token-not-renewed:${utcDay(now)}`,
    words: [
      ...text(
        'Slack gave Signalpost no new bot token; the one it has works for two hours at most. ',
      ),
      ...text('The log says why ('),
      ...code('token-not-renewed'),
      ...text(
        '). If Slack refuses the refresh token, copy both tokens anew from api.slack.com/apps.',
      ),
    ],
  });
}
