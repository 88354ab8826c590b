import { countIds, idsBetween } from '../../model/packed-ids.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { RunItemsOutcome } from '../outcome.ts';
import type { HeadingOfRun } from './run-record.ts';

/** Items that one message shows as cards, with room for its heading. */
const PAGE_SIZE = 10;

/** Reads a page of the list that a run froze. @param wanted - counted from 1; else the nearest page. */
export async function runItems(
  store: Pick<DigestStore, 'run' | 'runSelection' | 'items'>,
  headingOf: HeadingOfRun,
  { runId, wanted }: { readonly runId: string; readonly wanted: number },
): Promise<RunItemsOutcome> {
  const run = await store.run(runId);
  const selection = await store.runSelection(runId);
  if (run === undefined || selection === undefined) {
    return { kind: 'unknown-run' };
  }
  const total = countIds(selection.ids);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, wanted), pages);
  const before = (page - 1) * PAGE_SIZE;
  const ids = idsBetween(selection.ids, before, before + PAGE_SIZE);
  const items = await store.items(ids);
  return {
    kind: 'items',
    run,
    ...(await headingOf(run)),
    page,
    pages,
    total,
    before,
    items: ids.flatMap((id) => items.get(id) ?? []),
  };
}
