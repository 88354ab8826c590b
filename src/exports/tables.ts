import type { ItemId } from '../model/item.ts';
import type { ReviewSubject } from '../model/review/nomination.ts';
import type { UserId } from '../model/slack-ids.ts';
import type { ExportFilter, TableRequest } from './exports.ts';
import type { ExportsDeps } from './exports-deps.ts';
import { filteredItems } from './filtered-items.ts';
import { decisionRecord, decisionTable } from './records/decision-record.ts';
import { flagRecord, flagTable } from './records/flag-record.ts';
import { itemRecord, itemTable } from './records/item-record.ts';
import { logRecord, logTable } from './records/log-record.ts';
import { nominationRecord, nominationTable } from './records/nomination-record.ts';
import { createExportFormat, type ExportFormat } from './table-format.ts';

/** Characters gathered before they are handed on: one write per record would be slow. */
const CHUNK_LENGTH = 65_536;

/** Builds what writes records out, a table each. */
export function createTables(deps: ExportsDeps) {
  return (request: TableRequest): AsyncIterable<string> => {
    const { what, format, reader } = request;
    switch (what) {
      case 'items':
        return inChunks(items(deps, request), createExportFormat(format, itemTable, reader));
      case 'flags':
        return inChunks(flags(deps, request), createExportFormat(format, flagTable, reader));
      case 'nominations':
        return inChunks(
          nominations(deps, request),
          createExportFormat(format, nominationTable, reader),
        );
      case 'decisions':
        return inChunks(
          decisions(deps, request),
          createExportFormat(format, decisionTable, reader),
        );
      case 'log':
        return inChunks(log(deps, request), createExportFormat(format, logTable, reader));
    }
  };
}

async function* inChunks<R>(
  records: AsyncIterable<R>,
  { head, line }: ExportFormat<R>,
): AsyncGenerator<string> {
  let chunk = head;
  for await (const record of records) {
    chunk += line(record);
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

async function* items({ store }: ExportsDeps, { filter }: TableRequest) {
  for await (const found of filteredItems(store, filter)) {
    yield itemRecord(found);
  }
}

async function* flags(deps: ExportsDeps, request: TableRequest) {
  const all = await deps.store.allFlags(request.team);
  for await (const { line, subject, name } of meant(deps, request, all, ({ user }) => user)) {
    yield flagRecord(line, subject, name);
  }
}

async function* decisions(deps: ExportsDeps, request: TableRequest) {
  const all = await deps.store.decisions(request.team);
  for await (const { line, subject, name } of meant(deps, request, all, ({ by }) => by)) {
    yield decisionRecord(line, subject, name);
  }
}

async function* log(deps: ExportsDeps, request: TableRequest) {
  const all = await deps.store.reviewLog({ team: request.team });
  for await (const { line, subject, name } of meant(deps, request, all, ({ by }) => by)) {
    yield logRecord(line, subject, name);
  }
}

async function* nominations({ store, names }: ExportsDeps, { team, privateOnes }: TableRequest) {
  const all = (await store.nominations(team)).filter(
    ({ isPrivate }) => !isPrivate || privateOnes === 'without-place',
  );
  const known = await names(all.map(({ by }) => by));
  for (const nomination of all) {
    yield nominationRecord(nomination, known.get(nomination.by) ?? null);
  }
}

/** Lines about what the filter leaves, each with what it is about and the name of who did it. */
async function* meant<Line extends { readonly itemId: ItemId }>(
  { store, names }: ExportsDeps,
  { filter, privateOnes }: TableRequest,
  all: readonly Line[],
  who: (line: Line) => UserId,
) {
  const isMeant = await matcher(store, filter);
  const lines = all.filter(({ itemId }) => isMeant(itemId));
  const known = await names(lines.map(who));
  for (const line of lines) {
    // Items stay known when they are gone, so there is always one.
    const subject = await store.subject(line.itemId);
    if (subject !== undefined && (privateOnes === 'without-place' || !isHidden(subject))) {
      yield { line, subject, name: known.get(who(line)) ?? null };
    }
  }
}

function isHidden(subject: ReviewSubject): boolean {
  return subject.kind === 'nomination' && subject.nomination.isPrivate;
}

/** Whether something is one of the items that the query finds; all is, where there is no query. */
async function matcher(
  store: ExportsDeps['store'],
  filter: ExportFilter | undefined,
): Promise<(id: ItemId) => boolean> {
  if (filter === undefined) {
    return () => true;
  }
  const ids = new Set<ItemId>();
  for await (const { item } of filteredItems(store, filter)) {
    ids.add(item.id);
  }
  return (id) => ids.has(id);
}
