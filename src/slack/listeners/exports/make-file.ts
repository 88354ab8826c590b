import type { Collections } from '../../../collections/collections.ts';
import type { ExportFilter, Exports } from '../../../exports/exports.ts';
import type { Handout } from '../../../exports/handout/handout.ts';
import { htmlHandout } from '../../../exports/handout/html-handout.ts';
import { markdownHandout } from '../../../exports/handout/markdown-handout.ts';
import type { Clock } from '../../../model/clock.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import type { Search } from '../../../search/search.ts';
import { noCollectionMessage } from '../../blocks/collections/collection-page.ts';
import type { ExportAsk, FileFormat } from '../../blocks/exports/export-ask.ts';
import {
  emptyCollectionMessage,
  nothingToExportMessage,
  tooLargeMessage,
} from '../../blocks/exports/export-outcome.ts';
import { unreadableMessage } from '../../blocks/search/unreadable.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { fileName } from './file-name.ts';

/** Held in memory while it is sent; an archive of 35,000 pages has 200 MB of items. */
const MOST_CHARACTERS = 50_000_000;

export interface MakeFileDeps {
  readonly exports: Exports;
  readonly collections: Pick<Collections, 'page' | 'entries'>;
  readonly search: Pick<Search, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface MadeFile {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Records, or items on a sheet. */
  readonly size: number;
  readonly isSheet: boolean;
}

/** A file, or the sentence why there is none. */
export type MakeFile = (actor: Actor, ask: ExportAsk) => Promise<MadeFile | SlackMessage>;

export function createMakeFile(deps: MakeFileDeps): MakeFile {
  return (actor, ask) =>
    ask.kind === 'collection' ? ofCollection(deps, actor, ask) : ofArchive(deps, actor, ask);
}

async function ofCollection(
  { exports, collections, clock }: MakeFileDeps,
  actor: Actor,
  { collection: id, format, arrange }: Extract<ExportAsk, { readonly kind: 'collection' }>,
): Promise<MadeFile | SlackMessage> {
  const shown = await collections.page(actor, id, 1);
  if (shown === undefined) {
    return noCollectionMessage();
  }
  const { name: title } = shown.collection;
  const entries = await collections.entries(actor, id);
  if (entries.length === 0) {
    return emptyCollectionMessage(title);
  }
  const isSheet = format === 'html' || format === 'md';
  const text = isSheet
    ? sheetText(
        await exports.collectionHandout({ title, team: actor.team, arrange, entries }),
        format,
      )
    : await exports.collectionTable(entries, { format, reader: 'spreadsheets' });
  const name = fileName(title, clock.now(), format);
  return { name, title, text, size: entries.length, isSheet };
}

async function ofArchive(
  deps: MakeFileDeps,
  actor: Actor,
  { what, format, query }: Extract<ExportAsk, { readonly kind: 'archive' }>,
): Promise<MadeFile | SlackMessage> {
  const { exports, clock } = deps;
  const filter = query.trim() === '' ? undefined : await readFilter(deps, query, actor);
  if (filter !== undefined && 'blocks' in filter) {
    return filter;
  }
  const title = query.trim() === '' ? `Signalpost ${what}` : query.trim();
  const name = fileName(`${what} ${query}`, clock.now(), format);
  if (what === 'sheet') {
    const all = filter ?? (await readFilter(deps, 'sort:relevancy', actor));
    if ('blocks' in all) {
      return all;
    }
    const sheet = await exports.handout({ title, team: actor.team, filter: all });
    return sheet.size === 0
      ? nothingToExportMessage(what)
      : { name, title, text: sheetText(sheet, format), size: sheet.size, isSheet: true };
  }
  const text = await gathered(
    exports.table({
      what,
      format: format === 'html' ? 'md' : format,
      reader: 'spreadsheets',
      team: actor.team,
      filter,
    }),
  );
  if (text === null) {
    return tooLargeMessage('50 MB');
  }
  const size = recordsIn(text, format);
  return size === 0 ? nothingToExportMessage(what) : { name, title, text, size, isSheet: false };
}

async function readFilter(
  { search }: MakeFileDeps,
  text: string,
  { user }: Actor,
): Promise<ExportFilter | SlackMessage> {
  const outcome = await search.read(text, user);
  if (outcome.kind === 'unreadable') {
    return unreadableMessage(outcome);
  }
  return { query: outcome.query, kinds: outcome.query.kinds ?? ITEM_KINDS };
}

function sheetText(sheet: Handout, format: FileFormat): string {
  return format === 'html' ? htmlHandout(sheet) : markdownHandout(sheet);
}

/** Null where it is too much. */
async function gathered(chunks: AsyncIterable<string>): Promise<string | null> {
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MOST_CHARACTERS) {
      return null;
    }
  }
  return parts.join('');
}

/** Each record has one line; tables have one or two lines before them. */
function recordsIn(text: string, format: FileFormat): number {
  const lines = text.split('\n').length - 1;
  return lines - { jsonl: 0, csv: 1, md: 2, html: 2 }[format];
}
