import { createDigests } from '../../../src/digests/create-digests.ts';
import { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { DAY_MS, later, MINUTE_MS } from '../../../src/model/duration.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { silentLog } from '../../../src/model/log.ts';
import { createPoster } from '../../../src/slack/posting/create-poster.ts';
import { createWorkspace } from '../../../src/workspace/create-workspace.ts';
import { aDistinctRow, closeBaseline } from '../../digests/digest-builders.ts';
import { aPage, pageId } from '../../support/builders.ts';
import { manifest } from '../../support/manifest.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';

/** What Slack allows: one post a second to a channel, and in a workspace ten a second after a burst. */
const CHANNEL_MS = 1000;
const WORKSPACE_MS = 100;
const BURST = 600;

const ITEMS = 10;
const MONDAY = new Date('2026-11-23T08:00:00Z');

export interface Posting {
  /** On the clock that a wait moves: from the slot until all stand in their channels. */
  readonly seconds: number;
  /** What Slack's limits leave at least, with the same posts. */
  readonly leastSeconds: number;
  readonly posts: number;
  readonly refused: number;
  readonly lookUps: number;
}

/**
 * Posts so many digests of ten items to as many channels that are known by name, through the real
 * poster and over loopback to a workspace that keeps Slack's limits. A post itself takes no time there.
 */
export async function measurePosting(count: number): Promise<Posting> {
  const clock = createHurriedClock(later(MONDAY, -DAY_MS));
  const channels = Array.from({ length: count }, (_, n) => ({
    id: `C0BENCH${String(n).padStart(4, '0')}`,
    kind: 'channel' as const,
    name: `team-${n}`,
    appIsMember: true,
  }));
  const workspace = createWorkspace({
    clock,
    log: silentLog,
    manifest,
    signingSecret: '0123456789abcdef',
    botToken: 'xoxb-of-the-bench',
    appToken: 'xapp-of-the-bench',
    people: [{ id: 'U0MIRA', name: 'Mira', role: 'reader', color: '#265' }],
    channels,
    random: () => 0,
  });
  await workspace.start();
  const store = await openTestStore();
  const poster = createPoster(
    { events: silentEvents },
    { botToken: 'xoxb-of-the-bench', slackApiUrl: workspace.apiUrl, flagEmojis: [] },
  );
  const digests = createDigests({
    definitions: () => ({ definitions: channels.map(({ name }) => digestTo(name)), problems: [] }),
    store,
    poster,
    clock,
    events: silentEvents,
    notices: { tell: async () => {} },
    owner: 'the bench',
  });

  await closeBaseline(store, later(clock.now(), -DAY_MS));
  await digests.tick();
  const pages = Array.from({ length: 6 }, (_, n) =>
    aPage(
      {
        id: pageId(n + 100),
        rows: [1, 2, 3].map((row) => aDistinctRow(n * 3 + row, { relevancy: 5 })),
      },
      later(clock.now(), MINUTE_MS),
    ),
  );
  await store.putPages(pages);
  clock.set(MONDAY);
  await digests.tick();
  await digests.finish(new AbortController().signal);

  const seconds = (clock.now().getTime() - MONDAY.getTime()) / 1000;
  const calls = workspace.wire();
  const posts = count * (ITEMS + 1);
  const called = (method: string) => calls.filter(({ name }) => name === method);
  const refused = called('chat.postMessage').filter(({ status }) => status === 429).length;
  await workspace.stop();
  await store.close();
  return {
    seconds,
    leastSeconds: Math.max(ITEMS * CHANNEL_MS, (posts - BURST) * WORKSPACE_MS) / 1000,
    posts: called('chat.postMessage').length - refused,
    refused,
    lookUps: called('conversations.list').length,
  };
}

function digestTo(channel: string): DigestDefinition {
  return DigestDefinition.parse({
    name: channel,
    title: 'Signals of the week',
    schedule: { every: 'week', on: ['monday'], at: '09:00', timezone: 'Europe/Paris' },
    channel: `#${channel}`,
    kinds: [...ITEM_KINDS],
    minimumRelevancy: 4,
    query: '',
    limit: ITEMS,
    grouping: 'page',
    empty: 'skip',
  });
}
