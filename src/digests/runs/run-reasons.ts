import type { DigestStore } from '../../store/digest-store.ts';
import type { RunReasonsOutcome } from '../outcome.ts';
import type { HeadingOfRun } from './run-record.ts';
import { parentsOf } from './sent-digest.ts';

type Selection = NonNullable<Awaited<ReturnType<DigestStore['runSelection']>>>;
type Items = Awaited<ReturnType<DigestStore['items']>>;

/** Reads why a run chose what it chose; items that have left the archive are passed over. */
export async function runReasons(
  store: Pick<DigestStore, 'run' | 'runSelection' | 'items' | 'deliveries'>,
  headingOf: HeadingOfRun,
  runId: string,
): Promise<RunReasonsOutcome> {
  const run = await store.run(runId);
  const selection = await store.runSelection(runId);
  if (run === undefined || selection === undefined) {
    return { kind: 'unknown-run' };
  }
  const items = await store.items(namedIn(selection));
  const [parent] = parentsOf(await store.deliveries(runId));
  return {
    kind: 'reasons',
    run,
    ...(await headingOf(run)),
    query: parent?.query ?? '',
    minimumRelevancy: parent?.minimumRelevancy ?? null,
    themes: { rising: parent?.story?.rising ?? null, quiet: parent?.story?.quiet ?? null },
    chosen: withItems(selection.chosen, items),
    leftOut: withItems(selection.leftOut, items).map((reason) => ({
      ...reason,
      same: reason.because.kind === 'same-as' ? (items.get(reason.because.item) ?? null) : null,
    })),
  };
}

function namedIn({ chosen, leftOut }: Selection) {
  const sames = leftOut.flatMap(({ because }) =>
    because.kind === 'same-as' ? [because.item] : [],
  );
  return [...chosen.map(({ id }) => id), ...leftOut.map(({ id }) => id), ...sames];
}

function withItems<Reason extends Selection['chosen' | 'leftOut'][number]>(
  reasons: readonly Reason[],
  items: Items,
) {
  return reasons.flatMap((reason) => {
    const found = items.get(reason.id);
    return found === undefined ? [] : [{ ...reason, found }];
  });
}
