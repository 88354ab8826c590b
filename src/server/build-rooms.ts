import { randomBytes, randomUUID } from 'node:crypto';
import { createDigests, type DigestsAtWork } from '../digests/create-digests.ts';
import { createDefinitions, type Definitions } from '../digests/definitions/watch-definitions.ts';
import type { ArchiveKeeper } from '../indexing/archive-keeper.ts';
import { UserId } from '../model/slack-ids.ts';
import { createSendNotices, type SendNotices } from '../notices/send-notices.ts';
import { createReview } from '../review/create-review.ts';
import { createSearch } from '../search/create-search.ts';
import { createSlackApp, type SlackApp } from '../slack/create-slack-app.ts';
import { createMessenger } from '../slack/posting/create-messenger.ts';
import { createPoster } from '../slack/posting/create-poster.ts';
import type { Store } from '../store/store.ts';
import { keepArchive } from './keep-archive.ts';
import type { Outside } from './outside.ts';

/** What a server is made of. */
export interface Rooms {
  readonly app: SlackApp;
  readonly archive: ArchiveKeeper;
  readonly digests: DigestsAtWork;
  readonly definitions: Definitions;
  readonly sendNotices: SendNotices;
}

/** Connects the rooms with each other; nothing of them lives until it is started. */
export function buildRooms({ config, events, clock }: Outside, store: Store): Rooms {
  const { botToken, slackApiUrl, flagEmojis } = config;
  const archive = keepArchive({ config, events, clock }, store);
  const definitions = createDefinitions({ folder: config.digestsDir, events });
  const digests = createDigests({
    definitions: () => definitions.current(),
    store,
    poster: createPoster({ events }, { botToken, slackApiUrl, flagEmojis }),
    clock,
    events,
    newId: randomUUID,
    // Not host name and process id, which two containers, or a restarted one, may have in common.
    owner: randomUUID(),
  });
  const review = createReview({
    store,
    clock,
    events,
    flagEmojis,
    curators: config.curators.map((id) => UserId.parse(id)),
  });
  const app = createSlackApp(
    {
      search: createSearch({ store, clock, events, newId: randomUUID }),
      digests,
      review,
      archiveStatus: () => archive.status(),
      inbox: store,
      clock,
      events,
      newReference: () => randomBytes(4).toString('hex'),
    },
    config,
  );
  const messenger = createMessenger({ events }, { botToken, slackApiUrl });
  const sendNotices = createSendNotices({ store, messenger, clock, events });
  return { app, archive, digests, definitions, sendNotices };
}
