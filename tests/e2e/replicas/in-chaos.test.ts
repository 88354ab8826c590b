import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/model/duration.ts';
import { aPostgres } from '../../support/postgres/a-database.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';
import { chaos } from './chaos.ts';
import { fastTimeFrom } from './fast-time.ts';
import { aFleetOnPostgres } from './fleet-on-postgres.ts';
import { indexed } from './indexed.ts';
import { allTold, defineDigests, digestsKnown, expectOnceEach, makeDue } from './many-digests.ts';
import { supervise } from './supervise.ts';

/** Another one by `CHAOS_SEED`, which the test's name tells. */
const seed = Number(process.env.CHAOS_SEED ?? 1);

it.runIf(isDeep && hasPostgres())(
  `three replicas post 200 digests once each, whatever befalls them and PostgreSQL (seed ${seed})`,
  // The clock on the wall says how busy the machine is: 92 s beside one other, 230 beside three.
  { timeout: 600_000 },
  async () => {
    const digests = { count: 200, channels: 25, items: 1 };
    const server = await aPostgres();
    await server.createDatabase('fleet');
    const fleet = await aFleetOnPostgres({
      size: 3,
      time: fastTimeFrom('2026-11-23T07:52:00Z', 4),
      channels: digests.channels,
      seed,
      database: { server, name: 'fleet', url: server.url('fleet') },
    });
    defineDigests(fleet, digests);
    fleet.addPages(6, 1);
    const supervised = fleet.replicas.map(supervise);
    await digestsKnown(fleet, digests);
    fleet.addPages(6, 100);
    await indexed(fleet, 12);
    const due = makeDue(fleet, digests, (n) => n % 3);

    await fleet.clock.sleep(due.getTime() - fleet.clock.now().getTime());
    await chaos(fleet, { seed, lastsMs: 2.5 * MINUTE_MS, server });

    await allTold(fleet, digests, { realMs: 420_000 });
    expectOnceEach(fleet, digests);
    expect((await Promise.all(supervised.map((one) => one.end()))).flat()).toEqual([]);
  },
);
