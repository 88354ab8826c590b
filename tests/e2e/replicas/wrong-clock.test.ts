import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/model/duration.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';
import { aFleetOnPostgres } from './fleet-on-postgres.ts';
import { countIn } from './in-the-file.ts';
import { indexed } from './indexed.ts';

/**
 * In depth alone. Every day the database's time is kept whatever answers take (`truth-time`), and
 * replicas that serve have it for theirs (`serving-replicas`).
 */
it.runIf(isDeep && hasPostgres())(
  'a replica whose machine is ten minutes slow writes by the database’s time',
  async () => {
    const fleet = await aFleetOnPostgres({ size: 1 });
    const [replica] = fleet.replicas;
    replica.setSkew(-10 * MINUTE_MS);
    fleet.addPages(1, 1);
    const begun = Date.now();
    await replica.start();
    await indexed(fleet, 1);
    const firstSeen = countIn(replica, 'SELECT min(first_seen_at) FROM item');
    expect(firstSeen).toBeGreaterThan(begun - 1000);
    expect(firstSeen).toBeLessThan(Date.now() + 1000);
  },
);
