import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentEvents } from '../../../src/model/events/events.ts';
import { createJobLeases } from '../../../src/server/leases/job-leases.ts';
import { createSameFiles } from '../../../src/server/leases/same-files.ts';
import type { Store } from '../../../src/store/store.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { openTestStore } from '../../support/open-store.ts';
import { recordEvents } from '../../support/record-events.ts';

type Files = Readonly<Record<string, string>>;

describe('digest files of several replicas', () => {
  let store: Store;
  const clock = createManualClock('2026-11-23T08:00:00Z');

  beforeEach(async () => {
    store = await openTestStore();
  });

  const aReplica = async (host: string) => {
    const owner = `${host}:1 ${host}`;
    const events = recordEvents();
    const elapsed = () => clock.now().getTime();
    const jobs = createJobLeases({ store, clock, elapsed, events: silentEvents, owner });
    await jobs.begin();
    onTestFinished(() => jobs.end());
    const files = createSameFiles({ jobs, store, clock, events, owner });
    return {
      compare: (texts: Files) => files.compare(new Map(Object.entries(texts))),
      findings: () => files.findings().map(({ symptom }) => symptom),
      told: () => events.of('digest-files-differ'),
    };
  };
  type Replica = Awaited<ReturnType<typeof aReplica>>;
  /** What differs for one minute is on its way. */
  const lookForTwoMinutes = async (...looks: readonly (readonly [Replica, Files])[]) => {
    for (let minute = 0; minute < 3; minute += 1) {
      for (const [replica, files] of looks) {
        await replica.compare(files);
      }
    }
  };

  it('are nothing to tell of while they say the same', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];

    await lookForTwoMinutes(
      [a, { weekly: 'one', daily: 'two' }],
      [b, { daily: 'two', weekly: 'one' }],
    );

    expect([a.findings(), b.findings(), a.told(), b.told()]).toEqual([[], [], [], []]);
  });

  it('are told of once on either side, by name, where they differ, until they agree', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];

    await lookForTwoMinutes(
      [a, { weekly: 'one', daily: 'two' }],
      [b, { weekly: 'another', daily: 'two' }],
    );

    expect(a.told()).toEqual([{ replica: 'b:1', files: ['weekly'] }]);
    expect(b.findings()).toEqual(['digest files of the replica a:1 differ: weekly']);

    await lookForTwoMinutes(
      [a, { weekly: 'one', daily: 'two' }],
      [b, { weekly: 'one', daily: 'two' }],
    );

    expect([a.findings(), b.findings(), a.told().length]).toEqual([[], [], 1]);
  });

  it('are told of where one has more of them', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];

    await lookForTwoMinutes([a, { weekly: 'one' }], [b, { weekly: 'one', daily: 'two' }]);

    expect(a.findings()).toEqual(['the replica b:1 has digest files that are not here']);
    expect(b.findings()).toEqual(['digest files of the replica a:1 differ: daily']);
  });

  it('are on their way where they differ for a minute', async () => {
    const [a, b] = [await aReplica('a'), await aReplica('b')];
    await lookForTwoMinutes([a, { weekly: 'one' }], [b, { weekly: 'one' }]);

    await a.compare({ weekly: 'two' });
    await b.compare({ weekly: 'one' });
    await b.compare({ weekly: 'two' });
    await a.compare({ weekly: 'two' });

    expect([a.told(), b.told()]).toEqual([[], []]);
  });
});
