import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { RunSelection } from '../../../model/digest/digest-reason.ts';
import { readJson, writeJson } from '../json-column.ts';

/** What runs froze of their selection, within the caller's transaction. */
export interface RunSelections {
  add(runId: string, selection: RunSelection): void;
  find(runId: string): RunSelection | undefined;
}

/** Ids are kept as 8 bytes each, so that a run over an archive of 77,000 items keeps all of them in 600 KB. */
const Row = z.object({ ids: z.instanceof(Buffer), chosen: z.string(), leftOut: z.string() });

export function createRunSelections(db: Database): RunSelections {
  const add = db.prepare<[object]>(`
    INSERT INTO run_selection (run_id, ids, chosen, left_out)
    VALUES (@runId, @ids, @chosen, @leftOut)`);
  const find = db.prepare<[string]>(
    'SELECT ids, chosen, left_out AS leftOut FROM run_selection WHERE run_id = ?',
  );
  return {
    add: (runId, { ids, chosen, leftOut }) => {
      add.run({
        runId,
        ids: Buffer.from(ids, 'hex'),
        chosen: writeJson(chosen),
        leftOut: writeJson(leftOut),
      });
    },
    find: (runId) => {
      const row = Row.optional().parse(find.get(runId));
      return row === undefined
        ? undefined
        : RunSelection.parse({
            ids: row.ids.toString('hex'),
            chosen: readJson(row.chosen),
            leftOut: readJson(row.leftOut),
          });
    },
  };
}
