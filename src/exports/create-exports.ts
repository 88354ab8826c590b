import type { CollectionEntry } from '../model/collection.ts';
import type { Exports, TableRequest } from './exports.ts';
import type { ExportsDeps } from './exports-deps.ts';
import { createHandouts } from './handout/create-handouts.ts';
import { entryRecord, entryTable } from './records/entry-record.ts';
import { createExportFormat } from './table-format.ts';
import { createTables } from './tables.ts';

/** Builds the exports. Whoever may is asked before (see slack/people/authority.ts). */
export function createExports(deps: ExportsDeps): Exports {
  return {
    table: createTables(deps),
    collectionTable: (entries, request) => collectionTable(deps, entries, request),
    ...createHandouts(deps),
  };
}

async function collectionTable(
  { names }: ExportsDeps,
  entries: readonly CollectionEntry[],
  { format, reader }: Pick<TableRequest, 'format' | 'reader'>,
): Promise<string> {
  const people = entries.flatMap(({ addedBy, note }) => [
    addedBy,
    ...(note === null ? [] : [note.by]),
  ]);
  const known = await names(people);
  const { head, line } = createExportFormat(format, entryTable, reader);
  return head + entries.map((entry) => line(entryRecord(entry, known))).join('');
}
