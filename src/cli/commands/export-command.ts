import { Argument, Option } from 'commander';
import { z } from 'zod';
import { createExports } from '../../exports/create-exports.ts';
import { EXPORTS, type ExportFilter, type Exports } from '../../exports/exports.ts';
import type { Handout } from '../../exports/handout/handout.ts';
import { htmlHandout } from '../../exports/handout/html-handout.ts';
import { markdownHandout } from '../../exports/handout/markdown-handout.ts';
import { EXPORT_FORMATS } from '../../exports/table-format.ts';
import type { CollectionEntry } from '../../model/collection.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import { createReadQuery } from '../../search/read-query.ts';
import type { Store } from '../../store/store.ts';
import { type AddCommand, type CommandContext, databaseOf } from '../command-context.ts';
import { UsageError } from '../failure.ts';
import { findCollection } from '../find-collection.ts';
import { withReadableStore } from '../with-store.ts';

const What = z.enum([...EXPORTS, 'handout', 'collection']);
const Format = z.enum([...EXPORT_FORMATS, 'html']);
const Options = z.object({
  db: z.string().optional(),
  format: Format.optional(),
  ungrouped: z.boolean().optional(),
  spreadsheet: z.boolean().optional(),
});
type Options = z.infer<typeof Options>;

/** More than a collection is meant to hold. */
const MOST_ENTRIES = 1000;

const HELP = `
items        every item of the archive, with what its page says
flags        the flags that stand, oldest first: who, since when, why, on which item
nominations  messages that were suggested as items
decisions    the decisions that stand, oldest first: what was decided, by whom, on which item
log          everything that was done in review, taken back or not, oldest first
handout      a sheet for a workshop, by theme: md (the default) or html, to print
collection   what people put together under a name: as a sheet (md, html), or as csv or jsonl

After items, flags, decisions, log and handout a query may follow, as search takes it:
  export items --format csv --spreadsheet rel:4+ since:90d > strong.csv
  export handout --format html theme:health > sheet.html
  export collection Workshop March --format html > march.html
People are called as Signalpost met them last in Slack; who was never met is left as an id.
In CSV, what a spreadsheet would run as a formula has an apostrophe before it. With --spreadsheet
the file begins with a byte order mark, and what looks like a number or a day without being
meant for one (ids, 007, 3-4) is text as well.`;

/** `export <what> [query…]`: tables and sheets, to standard output. */
export const addExportCommand: AddCommand = (program, context) => {
  program
    .command('export')
    .description('write out items, flags, decisions, collections, or a sheet for a workshop')
    .addArgument(new Argument('<what>', 'what to export').choices(What.options))
    .argument('[query...]', 'which items; the name of a collection')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .addOption(
      new Option(
        '--format <format>',
        'JSON lines (the default), CSV, Markdown; HTML for sheets',
      ).choices(Format.options),
    )
    .option('--spreadsheet', 'CSV for spreadsheets: accents and ids as they are')
    .option('--ungrouped', 'sheets: in order, instead of by theme')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: export items --format csv > items.csv')
    .action(async (what: unknown, words: unknown, options: unknown) => {
      const asked = What.parse(what);
      const text = z.array(z.string()).parse(words).join(' ');
      await exportAsked(context, { what: asked, text, options: Options.parse(options) });
    });
};

interface Asked {
  readonly what: z.infer<typeof What>;
  readonly text: string;
  readonly options: Options;
}

async function exportAsked({ io }: CommandContext, asked: Asked): Promise<void> {
  refuseWrongUsage(asked);
  await withReadableStore(databaseOf(io.environment, asked.options.db), async (store) => {
    const exports = createExports({
      store,
      clock: io.clock,
      names: (people) => store.namesOf(people),
    });
    for await (const chunk of textOf(store, io, exports, asked)) {
      await io.out.write(chunk);
    }
  });
}

/** @throws {UsageError} for what goes together with nothing, before a database is looked for. */
function refuseWrongUsage({ what, text, options: { format } }: Asked): void {
  if (what === 'handout' && (format === 'csv' || format === 'jsonl')) {
    throw new UsageError(`A sheet is md or html. For ${format} take: export items.`);
  }
  if (what !== 'handout' && what !== 'collection' && format === 'html') {
    throw new UsageError('HTML is for sheets: export handout, export collection. Here take csv.');
  }
  if (what === 'nominations' && text !== '') {
    throw new UsageError('Nominations are no items of the archive: they take no query.');
  }
}

async function* textOf(
  store: Store,
  io: CommandContext['io'],
  exports: Exports,
  asked: Asked,
): AsyncGenerator<string> {
  const { what, text, options } = asked;
  const format = options.format ?? 'jsonl';
  if (what === 'collection') {
    yield await collectionText(store, exports, asked);
  } else if (what === 'handout') {
    const title = text === '' ? 'Items of the archive' : text;
    // A sheet of the whole archive begins with what is most relevant.
    const filter = await readFilter(store, io, text === '' ? 'sort:relevancy' : text);
    yield sheetText(await exports.handout({ ...arranged(title, options), filter }), options.format);
  } else if (format !== 'html') {
    const filter = text === '' ? undefined : await readFilter(store, io, text);
    const request = { what, format, filter, reader: readerOf(options) };
    yield* exports.table({ ...request, privateOnes: 'without-place' });
  }
}

async function collectionText(
  store: Store,
  exports: Exports,
  { text, options }: Asked,
): Promise<string> {
  const collection = await findCollection(store, text);
  const window = { limit: MOST_ENTRIES, offset: 0 };
  const entries = await store.collectionEntries(collection.team, collection.id, window);
  const { format = 'md' } = options;
  return format === 'csv' || format === 'jsonl'
    ? exports.collectionTable(entries, { format, reader: readerOf(options) })
    : sheetText(await sheetOf(exports, collection, entries, options), format);
}

function readerOf({ spreadsheet }: Options) {
  return spreadsheet === true ? ('spreadsheets' as const) : ('programs' as const);
}

function sheetOf(
  exports: Exports,
  { name, team }: Awaited<ReturnType<typeof findCollection>>,
  entries: readonly CollectionEntry[],
  options: Options,
): Promise<Handout> {
  return exports.collectionHandout({ ...arranged(name, options), team, entries });
}

function arranged(title: string, { ungrouped }: Options) {
  return { title, arrange: ungrouped === true ? ('in-order' as const) : ('by-theme' as const) };
}

function sheetText(sheet: Handout, format: Options['format']): string {
  return format === 'html' ? htmlHandout(sheet) : markdownHandout(sheet);
}

async function readFilter(
  store: Store,
  io: CommandContext['io'],
  text: string,
): Promise<ExportFilter> {
  const outcome = await createReadQuery({ store, clock: io.clock })(text);
  if (outcome.kind === 'unreadable') {
    throw new UsageError(unreadableSentence(outcome));
  }
  const { query } = outcome;
  return { query, kinds: query.kinds ?? ITEM_KINDS };
}
