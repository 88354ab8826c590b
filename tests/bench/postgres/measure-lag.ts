import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BenchReplica, startReplica } from './start-replica.ts';

const WRITES = 300;
const PAUSE_MS = 10;
/** What has not come by then counts as missed. */
const MOST_LAG_MS = 5000;

export interface LagMeasured {
  readonly median: number;
  readonly p99: number;
  /** How long a write itself took. */
  readonly writeMs: number;
  /** Written, and never seen by the other: a fault. */
  readonly missed: number;
}

/** From the moment in which one replica's write is done until another has it, in ms; in peace, and while a third indexes. */
export async function measureLag(
  url: string,
  { folder, archive }: { readonly folder: string; readonly archive: string },
): Promise<{
  readonly calm: LagMeasured;
  readonly indexing: LagMeasured;
  readonly indexMs: number;
}> {
  const [writer, reader, indexer] = await Promise.all([
    startReplica(url, join(folder, 'writer.db')),
    startReplica(url, join(folder, 'reader.db')),
    startReplica(url, join(folder, 'indexer.db')),
  ]);
  const calm = await measure(writer, reader, WRITES);
  const begun = performance.now();
  let isOver = false;
  const index = indexer.tell({ do: 'index', folder: archive }).then(() => {
    isOver = true;
    return performance.now() - begun;
  });
  const rounds: LagMeasured[] = [];
  while (!isOver) {
    rounds.push(await measure(writer, reader, 100));
  }
  const indexMs = await index;
  await Promise.all([writer, reader, indexer].map((one) => one.end()));
  return { calm, indexing: worst(rounds), indexMs };
}

async function measure(
  writer: BenchReplica,
  reader: BenchReplica,
  count: number,
): Promise<LagMeasured> {
  const { written = [] } = await writer.tell({ do: 'write', count, pauseMs: PAUSE_MS });
  const seenAt = await seenBy(reader, written.at(-1)?.id ?? '');
  const lags = written.flatMap(({ id, done }) => {
    const at = seenAt.get(id);
    return at === undefined ? [] : [Math.max(0, at - done)];
  });
  return {
    median: quantile(lags, 0.5),
    p99: quantile(lags, 0.99),
    writeMs: quantile(
      written.map(({ begun, done }) => done - begun),
      0.5,
    ),
    missed: written.length - lags.length,
  };
}

/** When everything came to the reader, up to what was written last; or what came in time, without it. */
async function seenBy(reader: BenchReplica, last: string): Promise<ReadonlyMap<string, number>> {
  const until = performance.now() + MOST_LAG_MS;
  for (;;) {
    const { seen = [] } = await reader.tell({ do: 'seen' });
    const seenAt = new Map(seen);
    if (seenAt.has(last) || performance.now() > until) {
      return seenAt;
    }
    await setTimeout(PAUSE_MS);
  }
}

function worst(rounds: readonly LagMeasured[]): LagMeasured {
  const of = (figure: (round: LagMeasured) => number) => Math.max(...rounds.map(figure));
  return {
    median: of(({ median }) => median),
    p99: of(({ p99 }) => p99),
    writeMs: of(({ writeMs }) => writeMs),
    missed: of(({ missed }) => missed),
  };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
