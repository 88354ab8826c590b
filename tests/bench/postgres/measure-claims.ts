import { join } from 'node:path';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openPostgresStore } from '../../../src/store/postgres/open-postgres-store.ts';
import { aRun } from '../../support/a-run.ts';
import { anArchiveItem } from '../../support/builders.ts';
import { startReplica } from './start-replica.ts';

/** A pile as of 50 digests at once. */
const RUNS = 50;
const EACH = 20;

export interface ClaimsMeasured {
  readonly perSecond: number;
  /** Claimed by more than one, or by nobody: a fault. */
  readonly wrong: number;
}

/** Lets so many replicas claim what there is, all at the same time. */
export async function measureClaims(
  url: string,
  { replicas, folder }: { readonly replicas: number; readonly folder: string },
): Promise<ClaimsMeasured> {
  const runs = await layOut(url, join(folder, 'layer.db'), `with-${replicas}`);
  const all = await Promise.all(
    Array.from({ length: replicas }, (_, n) => startReplica(url, join(folder, `claims-${n}.db`))),
  );
  const outcomes = await Promise.all(all.map((one) => one.tell({ do: 'claim', runs })));
  await Promise.all(all.map((one) => one.end()));
  const claimed = outcomes.flatMap((outcome) => outcome.claimed ?? []);
  const begun = Math.min(...outcomes.map((outcome) => outcome.begun ?? 0));
  const done = Math.max(...outcomes.map((outcome) => outcome.done ?? 0));
  const once = new Set(claimed).size;
  return {
    perSecond: once / ((done - begun) / 1000),
    wrong: claimed.length - once + (RUNS * EACH - once),
  };
}

async function layOut(url: string, file: string, round: string): Promise<string[]> {
  const store = await openPostgresStore({ url, file, events: silentEvents });
  const found = anArchiveItem();
  const runs = Array.from({ length: RUNS }, (_, n) => `${round}-${n}`);
  for (const [n, id] of runs.entries()) {
    const deliveries = Array.from({ length: EACH }, (__, seq) => ({
      id: `${id}-${seq}`,
      seq,
      itemId: null,
      message: {
        kind: 'item',
        entry: { number: 1, found, novelty: 'new', alsoIn: 0, decision: null },
      } as const,
    }));
    await store.insertRun(
      aRun({
        id,
        digest: DigestName.parse(`${round}-${n}`),
        expiresAt: new Date('2036-11-23T08:00:00Z'),
      }),
      deliveries,
      null,
    );
  }
  await store.close();
  return runs;
}
