import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { WithDefinition } from '../definitions/with-definition.ts';
import type { Digests } from '../digests.ts';
import type { SentDigestOutcome } from '../outcome.ts';
import { runItems } from './run-items.ts';
import { runLog } from './run-log.ts';
import { runReasons } from './run-reasons.ts';
import { type HeadingOfRun, headingOf } from './run-record.ts';
import { sentDigest } from './sent-digest.ts';

export interface ReadRunsDeps {
  readonly store: Pick<
    DigestStore,
    | 'run'
    | 'runs'
    | 'newestRuns'
    | 'deliveries'
    | 'deliveryAt'
    | 'ledger'
    | 'runSelection'
    | 'items'
  > &
    Pick<MadeDigestStore, 'madeDigest'>;
  readonly definitions: () => Promise<readonly DigestDefinition[]>;
  readonly withDefinition: WithDefinition;
  readonly now: () => Date;
}

type ReadRuns = Pick<Digests, 'log' | 'sent' | 'sentRun' | 'runItems' | 'runReasons' | 'itemsAt'>;

/** Runs of a digest that are looked through for a day: two years of a daily one. */
const LOOK_BACK = 750;
/** Days that are offered where the asked one has no run. */
const OFFERED = 5;

/** What people ask of runs that were: all of it from what they froze. */
export function createReadRuns(deps: ReadRunsDeps): ReadRuns {
  const { store, definitions, withDefinition, now } = deps;
  const definitionOf = async (run: DigestRun) =>
    (await definitions()).find(({ name }) => name === run.digest);
  const headingOfRun: HeadingOfRun = async (run) => headingOf(run, await definitionOf(run));
  const sent = async (run: DigestRun) =>
    sentDigest(run, await store.deliveries(run.id), await definitionOf(run));
  return {
    log: async (limit) => runLog(store, await definitions(), { limit, now: now() }),
    sent: (asked, day) =>
      withDefinition(asked, async ({ name }): Promise<SentDigestOutcome> => {
        const runs = await store.runs(name, LOOK_BACK);
        const run = runs.find(({ slotLocal }) => day === null || slotLocal.startsWith(day));
        if (run !== undefined) {
          return sent(run);
        }
        const days = runs.slice(0, OFFERED).map(({ slotLocal }) => slotLocal.slice(0, 10));
        return { kind: 'no-run', name, day: day ?? '', days };
      }),
    sentRun: async (runId) => {
      const run = await store.run(runId);
      return run === undefined ? undefined : sent(run);
    },
    runItems: (runId, wanted) => runItems(store, headingOfRun, { runId, wanted }),
    runReasons: (runId) => runReasons(store, headingOfRun, runId),
    itemsAt: async (ref) => {
      const message = (await store.deliveryAt(ref))?.message;
      return message?.kind === 'parent' ? message : undefined;
    },
  };
}
