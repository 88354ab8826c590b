import { expect, it, vi } from 'vitest';
import { PATIENTLY } from '../../support/patiently.ts';
import { isDeep } from '../../support/runs.ts';
import { fastTimeFrom } from './fast-time.ts';
import { aFleet } from './fleet.ts';
import type { Replica } from './replica.ts';
import { supervise } from './supervise.ts';

/** @returns the process that serves now, once it is another than before. */
async function nextLife(replica: Replica, before?: number): Promise<number> {
  await vi.waitFor(() => expect(replica.pid()).not.toBe(before), PATIENTLY);
  await replica.ready();
  return Number(replica.pid());
}

/** Where those are who make use of it: in depth alone. */
it.runIf(isDeep)(
  'tells of each end of a replica that no test wanted, whatever ended it',
  async () => {
    const { replicas } = await aFleet({ size: 1, time: fastTimeFrom('2026-11-23T07:52:00Z', 8) });
    const [replica] = replicas;
    const supervised = supervise(replica);
    const first = await nextLife(replica);

    await replica.kill();
    const second = await nextLife(replica, first);
    process.kill(second, 'SIGKILL');

    expect(await supervised.end()).toMatchObject([{ signal: 'SIGKILL', wasKilled: false }]);
  },
);
