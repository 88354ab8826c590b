import { createCollections } from '../../src/collections/create-collections.ts';
import { createExports } from '../../src/exports/create-exports.ts';
import type { ArchiveStatus } from '../../src/model/archive-status.ts';
import type { Events } from '../../src/model/events/events.ts';
import { UserId } from '../../src/model/slack-ids.ts';
import { createSendNotices } from '../../src/notices/send-notices.ts';
import { calibrate } from '../../src/review/calibration/calibrate.ts';
import { createReview } from '../../src/review/create-review.ts';
import { createSearch } from '../../src/search/create-search.ts';
import { createSlackApp } from '../../src/slack/create-slack-app.ts';
import { createMessenger } from '../../src/slack/posting/create-messenger.ts';
import type { SlackApp, SlackAppDeps, SlackAppOptions } from '../../src/slack/slack-app.ts';
import type { Store } from '../../src/store/store.ts';
import type { ManualClock } from './manual-clock.ts';
import { noDigests } from './no-digests.ts';
import type { RunningAppOptions } from './running-app-options.ts';

/** What the app and the workspace know of each other. */
export const secrets = {
  signingSecret: '0123456789abcdef0123456789abcdef',
  botToken: 'xoxb-of-the-tests',
  appToken: 'xapp-of-the-tests',
};

export interface AppGround {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly events: Events;
  /** The workspace's. */
  readonly apiUrl: string;
}

/** Makes apps on one store, as a server that is started again does; none is connected. */
export function slackAppsOver(ground: AppGround, options: RunningAppOptions): () => SlackApp {
  const deps = depsOver(ground, options);
  const appOptions = appOptionsFor(ground, options);
  const flagEmojis = [{ emoji: 'triangular_flag_on_post', reason: null }];
  return () =>
    createSlackApp(
      {
        ...deps,
        review: createReview({ ...ground, flagEmojis }),
        digests: options.digests?.({ ...ground, botToken: secrets.botToken }) ?? noDigests,
        inbox: options.inbox?.(ground.store) ?? ground.store,
      },
      appOptions,
    );
}

function depsOver(
  { store, clock, events, apiUrl }: AppGround,
  options: RunningAppOptions,
): Omit<SlackAppDeps, 'digests' | 'review' | 'inbox'> {
  let references = 0;
  const newId = () => `list-${clock.now().getTime()}`;
  const slack = { botToken: secrets.botToken, slackApiUrl: apiUrl };
  const messenger = createMessenger({ events }, slack);
  return {
    search: { ...createSearch({ store, clock, events, newId }), ...options.search?.(store) },
    collections: createCollections({ store, clock }),
    homeMemory: store,
    nameMemory: store,
    linkSilences: store,
    calibration: async (team) => calibrate(await store.decidedRatings(team)),
    exportsWith: (names) => createExports({ store, clock, names }),
    archiveStatus: async (): Promise<ArchiveStatus> => ({
      ...(await store.archiveStatus()),
      indexing: options.indexing ?? null,
      trouble: null,
    }),
    examine: async () => options.findings ?? [],
    sendNotices: createSendNotices({ store, messenger, clock, events }),
    clock,
    events,
    newReference: () => {
      references += 1;
      return `ref-${references}`;
    },
  };
}

function appOptionsFor({ apiUrl }: AppGround, options: RunningAppOptions): SlackAppOptions {
  const { botToken, appToken, signingSecret } = secrets;
  return {
    botToken,
    transport:
      options.transport === 'http'
        ? { kind: 'http', signingSecret, port: 0 }
        : { kind: 'socket', appToken },
    slackApiUrl: apiUrl,
    host: '127.0.0.1',
    unfurlDomains: options.unfurlDomains ?? [],
    intake: options.intake ?? false,
    authority: {
      curators: (options.curators ?? []).map((id) => UserId.parse(id)),
      operators: (options.operators ?? []).map((id) => UserId.parse(id)),
      digestMakers: options.digestMakers ?? 'members',
    },
  };
}
