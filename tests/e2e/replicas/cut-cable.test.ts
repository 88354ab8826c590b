import { execFileSync } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { MINUTE_MS } from '../../../src/model/duration.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';
import { doesStep } from './delivery-moments.ts';
import { fastTimeFrom } from './fast-time.ts';
import { aFleetOnPostgres } from './fleet-on-postgres.ts';
import { indexed } from './indexed.ts';
import {
  allTold,
  defineDigests,
  digestsKnown,
  expectOnceEach,
  makeDue,
  runDueAt,
} from './many-digests.ts';
import type { Replica } from './replica.ts';

/** Longer than its leases live, than it waits for Slack, and than a message in doubt is left alone. */
const CUT_MS = 3 * MINUTE_MS;

it.runIf(isDeep && hasPostgres() && mayMakeNetworks())(
  'lose and double nothing when the cable of whichever posts is pulled, and another’s clock is wrong',
  { timeout: 300_000 },
  async () => {
    const digests = { count: 6, channels: 6 };
    const fleet = await aFleetOnPostgres({
      size: 3,
      time: fastTimeFrom('2026-11-23T07:52:00Z', 8),
      channels: digests.channels,
      ownNetworks: true,
    });
    defineDigests(fleet, digests);
    fleet.addPages(6, 1);
    await Promise.all(fleet.replicas.map((replica) => replica.start()));
    await digestsKnown(fleet, digests);
    fleet.addPages(6, 100);
    await indexed(fleet, 12);
    const due = makeDue(fleet, digests, () => 0);
    fleet.replicas[1]?.setSkew(-4 * MINUTE_MS);

    const { promise, resolve } = Promise.withResolvers<Replica>();
    for (const replica of fleet.replicas) {
      replica.database?.watch((said) => {
        if (doesStep(said, 'claim', { run: runDueAt(due, 0), seq: 1 })) {
          resolve(replica);
        }
        return 'pass';
      });
    }
    const poster = await promise;
    poster.network?.cut();
    await fleet.clock.sleep(CUT_MS);
    poster.network?.heal();

    await allTold(fleet, digests, { realMs: 150_000 });
    expectOnceEach(fleet, digests);
    await vi.waitFor(() => expect(poster.output()).toContain('"truth-back"'), PATIENTLY);
  },
);

/** Not everybody may, and not everywhere is there `ip`; CI has both. */
function mayMakeNetworks(): boolean {
  const name = `sp-try-${process.pid}`;
  try {
    execFileSync('ip', ['netns', 'add', name], { stdio: 'ignore' });
    execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
