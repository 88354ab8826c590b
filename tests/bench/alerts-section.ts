import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDigests } from '../../src/digests/create-digests.ts';
import { DigestDefinition, DigestName } from '../../src/model/digest/digest-definition.ts';
import { MadeDigest } from '../../src/model/digest/made-digest.ts';
import { later, MINUTE_MS } from '../../src/model/duration.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { openThreadedStore } from '../../src/store/sqlite/threads/open-threaded-store.ts';
import { aPage, aRow, pageId } from '../support/builders.ts';
import { createManualClock } from '../support/manual-clock.ts';
import type { Section } from './section.ts';

/** 77,000 items. */
const PAGES = 3_500;
const ALERTS = 1_000;
const NEW_PAGES = 40;
/** A minute after an index everybody's alert is decided on. */
const MOST_MS = 60_000;
const WORDS = [
  'regulation',
  'privacy',
  'energy',
  'water',
  'health',
  'robots',
  'housing',
  'food',
  'ports',
  'school',
];
const MORE = [
  'rel:>=4',
  '-finance',
  'OR climate',
  '"public space"',
  'cities',
  'theme:privacy',
  'data',
  'work',
  'law',
  'since:30d',
];

/** Alerts of a thousand people, each with a query of its own, after one index. */
export const alertsSection: Section = {
  name: 'alerts',
  about: 'the alerts of 1,000 people, evaluated after an index',
  isLong: true,
  run: async (stage) => {
    const file = join(stage.folder('alerts'), 'alerts.db');
    copyFileSync(await stage.database(PAGES), file);
    const store = await openThreadedStore({ file, events: silentEvents });
    const begun = new Date();
    const clock = createManualClock(begun);
    for (let n = 0; n < ALERTS; n += 1) {
      await store.addMadeDigest(anAlertOf(n, begun));
    }
    const seenAt = later(begun, MINUTE_MS);
    await store.putPages(
      Array.from({ length: NEW_PAGES }, (_, n) =>
        aPage({ id: pageId(0xa000 + n), themes: ['privacy'], rows: rowsOf(n) }, seenAt),
      ),
    );
    await store.completeIndex(later(seenAt, 1000));
    clock.set(later(begun, 10 * MINUTE_MS));
    const room = createDigests({
      definitions: () => ({ definitions: [], problems: [] }),
      store,
      poster: null,
      clock,
      events: silentEvents,
      notices: { tell: async () => {} },
      owner: 'bench',
    });
    const from = performance.now();
    await room.tick();
    const ms = Math.round(performance.now() - from);
    const again = performance.now();
    await room.tick();
    const idleMs = Math.round(performance.now() - again);
    const runs = (await store.openRuns()).length;
    console.log(
      `${ALERTS} alerts after an index of ${NEW_PAGES} pages, beside ${PAGES}: ${ms} ms, ${runs} have something to tell; a look between two indexes takes ${idleMs} ms.`,
    );
    await store.close();
    return [
      { name: 'alerts of 1,000 people after an index', measured: ms, bound: MOST_MS, unit: ' ms' },
    ];
  },
};

function rowsOf(n: number) {
  return WORDS.slice(0, 5).map((word, k) =>
    aRow({
      name: `New ${word} number ${n} of ${k}`,
      description: `What ${word} did at place${n} is told in book${n}x${k}.`,
      relevancy: 1 + ((n + k) % 5),
    }),
  );
}

function anAlertOf(n: number, at: Date): MadeDigest {
  const user = `U0READER${String(n).padStart(4, '0')}`;
  const query = `${WORDS[n % WORDS.length]} ${MORE[Math.floor(n / 10) % MORE.length]} -word${n}`;
  return MadeDigest.parse({
    definition: DigestDefinition.parse({
      name: DigestName.parse(`alert-${n}`),
      title: `New on ${query}`,
      schedule: { every: 'index', timezone: 'Europe/Paris' },
      channel: user,
      kinds: ['signal', 'concern', 'behavior', 'technology', 'issue'],
      minimumRelevancy: null,
      query,
      limit: 10,
      grouping: 'page',
      empty: 'skip',
      replies: false,
    }),
    made: {
      team: 'T0BENCH',
      owner: user,
      version: 1,
      isPrivate: false,
      startsAt: at,
      slotsFrom: at,
      firstAnswer: null,
    },
    state: 'active',
    because: null,
    createdAt: at,
    changedBy: user,
    changedAt: at,
  });
}
