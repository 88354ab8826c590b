import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCollections } from '../../../src/collections/create-collections.ts';
import { createExports } from '../../../src/exports/create-exports.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { calibrate } from '../../../src/review/calibration/calibrate.ts';
import { createReview } from '../../../src/review/create-review.ts';
import { createSearch } from '../../../src/search/create-search.ts';
import { createSlackApp } from '../../../src/slack/create-slack-app.ts';
import type { SlackAppOptions } from '../../../src/slack/slack-app.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { noDigests } from '../../support/no-digests.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aWorkspace, secrets } from '../../support/workspace.ts';

describe('connecting', () => {
  let workspace: Workspace;
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    workspace = aWorkspace();
    await workspace.start();
  });

  afterEach(async () => {
    await workspace.stop();
    await store.close();
  });

  const start = (options: Partial<SlackAppOptions>) => {
    const clock = createManualClock('2026-11-24T10:00:00Z');
    const app = createSlackApp(
      {
        search: createSearch({ store, clock, events: silentEvents, newId: () => 'list' }),
        digests: noDigests,
        review: createReview({ store, clock, events: silentEvents, flagEmojis: [] }),
        collections: createCollections({ store, clock }),
        homeMemory: store,
        nameMemory: store,
        linkSilences: store,
        calibration: async (team) => calibrate(await store.decidedRatings(team)),
        exportsWith: (names) => createExports({ store, clock, names }),
        archiveStatus: async () => ({
          ...(await store.archiveStatus()),
          indexing: null,
          trouble: null,
        }),
        examine: async () => [],
        inbox: store,
        clock,
        events: silentEvents,
        sendNotices: async () => null,
        newReference: () => 'reference',
      },
      {
        botToken: secrets.botToken,
        transport: { kind: 'socket', appToken: secrets.appToken },
        slackApiUrl: workspace.apiUrl,
        host: '127.0.0.1',
        authority: { curators: [], operators: [], digestMakers: 'members' },
        ...options,
      },
    );
    return app.connect().then(async () => {
      await app.stop();
    });
  };

  it('names the bot token when Slack does not accept it', async () => {
    await expect(start({ botToken: 'xoxb-wrong' })).rejects.toThrow(
      'Slack does not accept SLACK_BOT_TOKEN: invalid_auth.',
    );
  });

  it('names the app-level token when Slack does not accept it', async () => {
    const transport = { kind: 'socket', appToken: 'xapp-wrong' } as const;

    await expect(start({ transport })).rejects.toThrow(
      'Slack does not accept SLACK_APP_TOKEN: invalid_auth.',
    );
  });

  it('says where it looked when nobody answers', async () => {
    const slackApiUrl = 'http://127.0.0.1:9/api/';

    await expect(start({ slackApiUrl })).rejects.toThrow(
      `Slack cannot be reached at ${slackApiUrl}`,
    );
  });

  it('starts and stops with both right', async () => {
    await expect(start({})).resolves.toBeUndefined();
  });
});
