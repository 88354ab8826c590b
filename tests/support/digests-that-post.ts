import { createDigests } from '../../src/digests/create-digests.ts';
import type { DigestsAtWork } from '../../src/digests/digests-at-work.ts';
import type { DigestDefinition } from '../../src/model/digest/digest-definition.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { createPoster } from '../../src/slack/posting/create-poster.ts';
import type { RunningAppOptions } from './running-app-options.ts';

type Parts = Parameters<NonNullable<RunningAppOptions['digests']>>[0];

/** The digests room as a server has it, posting to the workspace of the tests. */
export function digestsThatPost(
  { store, clock, apiUrl, botToken }: Parts,
  definitions: readonly DigestDefinition[],
): DigestsAtWork {
  return createDigests({
    definitions: () => ({ definitions, problems: [] }),
    store,
    poster: createPoster(
      { events: silentEvents },
      {
        botToken,
        slackApiUrl: apiUrl,
        flagEmojis: [{ emoji: 'triangular_flag_on_post', reason: null }],
      },
    ),
    clock,
    events: silentEvents,
    notices: { tell: async () => {} },
    owner: 'the test',
  });
}
