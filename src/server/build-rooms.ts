import { randomBytes, randomUUID } from 'node:crypto';
import { createCollections } from '../collections/create-collections.ts';
import { createDigests } from '../digests/create-digests.ts';
import { createDefinitions, type Definitions } from '../digests/definitions/watch-definitions.ts';
import type { DigestsAtWork } from '../digests/digests-at-work.ts';
import { createExports } from '../exports/create-exports.ts';
import type { ArchiveKeeper } from '../indexing/archive-keeper.ts';
import type { AuthorityRules } from '../model/authority.ts';
import type { Events } from '../model/events/events.ts';
import type { Notices } from '../model/notice.ts';
import { UserId } from '../model/slack-ids.ts';
import { createNotices } from '../notices/create-notices.ts';
import { createSendNotices, type SendNotices } from '../notices/send-notices.ts';
import { calibrate } from '../review/calibration/calibrate.ts';
import { createReview } from '../review/create-review.ts';
import { createTellPeople } from '../review/tell-people.ts';
import type { Answers } from '../search/answers.ts';
import { createSearch } from '../search/create-search.ts';
import type { Search } from '../search/search.ts';
import { createSlackApp } from '../slack/create-slack-app.ts';
import { createMessenger } from '../slack/posting/create-messenger.ts';
import { createPoster } from '../slack/posting/create-poster.ts';
import type { SlackApp } from '../slack/slack-app.ts';
import type { BotToken } from '../slack/transport/bot-token.ts';
import { createInstallation, type Installation } from '../slack/transport/incoming/installation.ts';
import type { Store } from '../store/store.ts';
import { botTokenOf } from './config/bot-token-of.ts';
import type { ServerConfig } from './config/config.ts';
import { createExamineBriefly } from './doctor/examine-briefly.ts';
import { keepArchive } from './keep-archive.ts';
import type { Duties } from './leases/duties.ts';
import type { Outside } from './outside.ts';
import { watchDoubts } from './watch-doubts.ts';

/** With others, who may die with a run half posted: how often it is looked for at least. */
const SHARED_IDLE_MS = 15_000;

/** What a server is made of. */
export interface Rooms {
  readonly app: SlackApp;
  readonly archive: ArchiveKeeper;
  readonly digests: DigestsAtWork;
  readonly definitions: Definitions;
  readonly notices: Notices;
  readonly tokens: BotToken;
  readonly sendNotices: SendNotices;
  /** Tells who flagged what became of it, and curators that something waits; a chore. */
  readonly tellOfReviews: () => Promise<void>;
}

/** Connects the rooms with each other; nothing of them lives until it is started. */
export function buildRooms(
  outside: Outside,
  store: Store,
  answers: Answers,
  { jobs, owner, sameFiles, ...duties }: Duties,
): Rooms {
  const { config, events, clock } = outside;
  const tokens = botTokenOf(config, { clock, events });
  const archive = keepArchive({ config, events, clock }, store, jobs);
  const definitions = createDefinitions({ folder: config.digestsDir, events });
  const notices = createNotices({
    store,
    clock,
    newId: randomUUID,
    operators: () => app.operators(),
  });
  const installation = createInstallation({ events, notices, now: () => clock.now() });
  const { poster, messenger } = slackLines(config, { events, installation, tokens });
  const digests = createDigests({
    // Read anew for each question, so that a file that was just edited counts.
    definitions: () => definitions.reload(),
    store,
    poster,
    clock,
    events: watchDoubts(events, () => void app.compareReactions()),
    notices,
    indexedAt: async () => (await archive.status()).lastIndexAt,
    owner,
    jobs,
    indexerSince: () => duties.indexerSince(),
    ...(jobs.isAlone ? {} : { timings: { idleMs: SHARED_IDLE_MS } }),
  });
  const sendNotices = createSendNotices({ store, messenger, clock, events });
  const parts = { archive, digests, tokens, sendNotices, installation, jobs, owner, sameFiles };
  const app = buildSlackApp(outside, store, answers, parts);
  const tellOfReviews = createTellPeople({
    store,
    clock,
    notices,
    curators: () => app.curators(),
    reminderDays: config.reviewReminderDays,
  });
  return { app, archive, digests, definitions, notices, tokens, sendNotices, tellOfReviews };
}

/** The ways to Slack of what posts by itself, beside the app's own. */
function slackLines(
  { botToken, slackApiUrl, flagEmojis, proxy, commandsPrefix }: ServerConfig,
  {
    events,
    installation,
    tokens,
  }: {
    readonly events: Events;
    readonly installation: Installation;
    readonly tokens: BotToken;
  },
) {
  const line = { botToken, tokens, slackApiUrl, proxy, commandsPrefix };
  return {
    poster: createPoster({ events, installation }, { ...line, flagEmojis }),
    messenger: createMessenger({ events }, line),
  };
}

/** What the app stands on, of what was built before it. */
interface Beneath extends Pick<Rooms, 'archive' | 'digests' | 'tokens' | 'sendNotices'> {
  readonly installation: Installation;
  readonly jobs: Duties['jobs'];
  readonly sameFiles: Duties['sameFiles'];
  readonly owner: string;
}

/** The app, with the rooms that it alone asks; it follows what others do on Home tabs. */
function buildSlackApp(
  { config, events, clock }: Outside,
  store: Store,
  answers: Answers,
  beneath: Beneath,
): SlackApp {
  const { archive, digests, tokens, sameFiles } = beneath;
  const search = createSearch({ store, answers, clock, events, newId: randomUUID });
  const app = createSlackApp(
    {
      ...beneath,
      search: timed(search, events),
      review: createReview({ store, clock, events, flagEmojis: config.flagEmojis }),
      collections: createCollections({ store, clock }),
      homeMemory: store,
      nameMemory: store,
      linkSilences: store,
      calibration: async (team) => calibrate(await store.decidedRatings(team)),
      exportsWith: (names) => createExports({ store, clock, names }),
      archiveStatus: () => archive.status(),
      examine: createExamineBriefly({ config, clock, store, digests, tokens, sameFiles }),
      inbox: store,
      clock,
      events,
      newReference: () => randomBytes(4).toString('hex'),
    },
    { ...config, tokens, authority: authorityRules(config) },
  );
  // The tabs show both; what people do in Slack the app notices by itself.
  events.subscribe(({ name }) => {
    if (name === 'archive-indexed' || name === 'run-ended') {
      app.homeChanged();
    }
  });
  return app;
}

function authorityRules({
  curators,
  operators,
  digestMakers,
}: Pick<ServerConfig, 'curators' | 'operators' | 'digestMakers'>): AuthorityRules {
  const people = (ids: readonly string[]) => ids.map((id) => UserId.parse(id));
  return { curators: people(curators), operators: people(operators), digestMakers };
}

/** Reports how long each answer took, whoever asked. */
function timed(search: Search, events: Events): Search {
  return {
    ...search,
    ask: async (request) => {
      const begun = performance.now();
      const outcome = await search.ask(request);
      events.emit('search-answered', { ms: Math.round(performance.now() - begun) });
      return outcome;
    },
  };
}
