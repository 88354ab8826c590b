import { expect, it, vi } from 'vitest';
import { later, MINUTE_MS } from '../../../src/model/duration.ts';
import { pageId } from '../../support/builders.ts';
import { aPageNamed } from '../../support/page-text.ts';
import { hasPostgres } from '../../support/postgres/find-postgres.ts';
import { isDeep } from '../../support/runs.ts';
import { MOMENTS } from './delivery-moments.ts';
import { fastTimeFrom } from './fast-time.ts';
import { aFleetOnPostgres } from './fleet-on-postgres.ts';
import { indexed } from './indexed.ts';
import { heardOnce, wantToHearOf } from './instant-alert.ts';
import {
  allTold,
  defineDigests,
  digestsKnown,
  expectOnceEach,
  makeDue,
  runDueAt,
} from './many-digests.ts';
import { BLOWS, strikeAt } from './strike.ts';
import { supervise } from './supervise.ts';

it.runIf(isDeep && hasPostgres())(
  'three replicas lose and double nothing, killed, stopped and cut off in every moment of a delivery, an instant alert neither',
  { timeout: 400_000 },
  async () => {
    const blows = BLOWS.flatMap((blow) => MOMENTS.map((moment) => ({ ...moment, blow })));
    /** Each blow has a minute of its own, or those that plan would wait for one another. */
    const minuteOf = (n: number) => Math.floor(n / MOMENTS.length);
    const digests = { count: blows.length, channels: blows.length };
    const fleet = await aFleetOnPostgres({
      size: 3,
      time: fastTimeFrom('2026-11-23T07:52:00Z', 8),
      channels: digests.channels,
    });
    defineDigests(fleet, digests);
    fleet.addPages(6, 1);
    const supervised = fleet.replicas.map(supervise);
    await digestsKnown(fleet, digests);
    await wantToHearOf(fleet, 'zeppelins');
    fleet.addPages(6, 100);
    fleet.addPage(pageId(77), aPageNamed('Zeppelins'));
    await indexed(fleet, 13);
    const due = makeDue(fleet, digests, minuteOf);

    const waiting = strikeAt(
      fleet,
      blows.map((blow, n) => ({
        ...blow,
        run: runDueAt(later(due, minuteOf(n) * MINUTE_MS), n),
        seq: 0,
      })),
    );
    await vi.waitFor(() => expect(waiting()).toEqual([]), { timeout: 150_000, interval: 100 });

    await allTold(fleet, digests, { realMs: 150_000 });
    expectOnceEach(fleet, digests);
    await heardOnce(fleet, 'Zeppelins');
    expect((await Promise.all(supervised.map((one) => one.end()))).flat()).toEqual([]);
  },
);
