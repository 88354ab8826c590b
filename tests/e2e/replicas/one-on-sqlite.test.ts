import { expect, it } from 'vitest';
import { isDeep } from '../../support/runs.ts';
import { fastTimeFrom } from './fast-time.ts';
import { aFleet } from './fleet.ts';
import { indexed } from './indexed.ts';
import { allTold, defineDigests, digestsKnown, expectOnceEach, makeDue } from './many-digests.ts';

/** What several replicas promise is no more than one has always kept: held by the same means. */
it.runIf(isDeep)(
  'loses and doubles nothing, alone on SQLite, killed and cut off',
  {
    timeout: 100_000,
  },
  async () => {
    const fleet = await aFleet({
      size: 1,
      time: fastTimeFrom('2026-11-23T07:52:00Z', 5),
      channels: 4,
    });
    const [replica] = fleet.replicas;
    const digests = { count: 8, channels: 4 };
    defineDigests(fleet, digests);
    fleet.addPages(6, 1);
    await replica.start();
    await digestsKnown(fleet, digests);
    fleet.addPages(6, 100);
    await indexed(fleet, 12);
    makeDue(fleet, digests);

    const killed = Promise.withResolvers<void>();
    replica.slack.watch(({ method, leg, nth }) => {
      if (method !== 'chat.postMessage') {
        return 'pass';
      }
      if (nth === 3 && leg === 'answer') {
        killed.resolve(replica.kill());
        return 'cut';
      }
      if (nth === 9 && leg === 'request') {
        return 'lose';
      }
      return nth === 12 && leg === 'answer' ? 'cut' : 'pass';
    });
    await killed.promise;
    await replica.start();

    await allTold(fleet, digests, { realMs: 80_000 });
    expectOnceEach(fleet, digests);
    expect(await replica.end()).toBe(0);
  },
);
