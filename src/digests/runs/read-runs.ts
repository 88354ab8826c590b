import type { DigestDefinition } from '../../model/digest-definition.ts';
import type { DigestRun } from '../../model/digest-run.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { RunItemsOutcome, RunLog, RunReasonsOutcome, SentDigestOutcome } from '../outcome.ts';
import { runItems } from './run-items.ts';
import { runLog } from './run-log.ts';
import { runReasons } from './run-reasons.ts';
import { type HeadingOfRun, headingOf } from './run-record.ts';
import { type SentDigest, sentDigest } from './sent-digest.ts';

export interface ReadRunsDeps {
  readonly store: Pick<
    DigestStore,
    'run' | 'runs' | 'newestRuns' | 'deliveries' | 'ledger' | 'runSelection' | 'items'
  >;
  readonly definitions: () => Promise<readonly DigestDefinition[]>;
  readonly now: () => Date;
}

/** What is known of runs: all of it from what they froze. */
export interface ReadRuns {
  log(limit: number): Promise<RunLog>;
  sentOn(definition: DigestDefinition, day: string | null): Promise<SentDigestOutcome>;
  sentRun(runId: string): Promise<SentDigest | undefined>;
  items(runId: string, page: number): Promise<RunItemsOutcome>;
  reasons(runId: string): Promise<RunReasonsOutcome>;
}

/** Runs of a digest that are looked through for a day: two years of a daily one. */
const LOOK_BACK = 750;
/** Days that are offered where the asked one has no run. */
const OFFERED = 5;

export function createReadRuns({ store, definitions, now }: ReadRunsDeps): ReadRuns {
  const definitionOf = async (run: DigestRun) =>
    (await definitions()).find(({ name }) => name === run.digest);
  const headingOfRun: HeadingOfRun = async (run) => headingOf(run, await definitionOf(run));
  const sent = async (run: DigestRun) =>
    sentDigest(run, await store.deliveries(run.id), await definitionOf(run));
  return {
    log: async (limit) => runLog(store, await definitions(), { limit, now: now() }),
    sentOn: async ({ name }, day) => {
      const runs = await store.runs(name, LOOK_BACK);
      const run = runs.find(({ slotLocal }) => day === null || slotLocal.startsWith(day));
      if (run !== undefined) {
        return sent(run);
      }
      const days = runs.slice(0, OFFERED).map(({ slotLocal }) => slotLocal.slice(0, 10));
      return { kind: 'no-run', name, day: day ?? '', days };
    },
    sentRun: async (runId) => {
      const run = await store.run(runId);
      return run === undefined ? undefined : sent(run);
    },
    items: (runId, wanted) => runItems(store, headingOfRun, { runId, wanted }),
    reasons: (runId) => runReasons(store, headingOfRun, runId),
  };
}
