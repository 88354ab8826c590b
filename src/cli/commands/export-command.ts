import { Argument, Option } from 'commander';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { type AddCommand, databaseFile } from '../command-context.ts';
import { type DecisionRecord, decisionRecord, decisionTable } from '../decision-record.ts';
import { createExportFormat, EXPORT_FORMATS, type ExportFormat } from '../export-format.ts';
import { type ExportRecord, exportRecord, itemTable } from '../export-record.ts';
import type { Output } from '../io.ts';
import { withReadableStore } from '../with-store.ts';

/** Characters gathered before they are written: one write per item would be slow. */
const CHUNK_LENGTH = 65_536;

const What = z.enum(['items', 'decisions']);
const Options = z.object({ db: z.string().optional(), format: z.enum(EXPORT_FORMATS) });

const HELP = `
items      every item of the archive, with what its page says
decisions  the review log, oldest first: what was decided, by whom, on which item`;

/** `export items`: the whole archive, one item per line; `export decisions`: the review log. */
export const addExportCommand: AddCommand = (program, { io }) => {
  program
    .command('export')
    .description('write items or decisions out, one per line')
    .addArgument(new Argument('<what>', 'what to export').choices(What.options))
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .addOption(
      new Option('--format <format>', 'JSON lines, CSV, or a Markdown table')
        .choices(EXPORT_FORMATS)
        .default('jsonl'),
    )
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: export items --format csv > items.csv')
    .action(async (what: unknown, options: unknown) => {
      const { db, format } = Options.parse(options);
      await withReadableStore(databaseFile(io.environment, db), (store) =>
        What.parse(what) === 'items'
          ? write(items(store), createExportFormat(format, itemTable), io.out)
          : write(decisions(store), createExportFormat(format, decisionTable), io.out),
      );
    });
};

async function* items(store: Pick<Store, 'allItems'>): AsyncIterable<ExportRecord> {
  for await (const found of store.allItems()) {
    yield exportRecord(found);
  }
}

async function* decisions(store: Pick<Store, 'decisions' | 'item'>): AsyncIterable<DecisionRecord> {
  for (const decision of await store.decisions()) {
    const found = await store.item(decision.itemId);
    // Items stay known when they are gone, so there is always one.
    if (found !== undefined) {
      yield decisionRecord(decision, found);
    }
  }
}

async function write<R>(
  records: AsyncIterable<R>,
  format: ExportFormat<R>,
  out: Output,
): Promise<void> {
  let chunk = format.head;
  for await (const record of records) {
    chunk += format.line(record);
    if (chunk.length >= CHUNK_LENGTH) {
      await out.write(chunk);
      chunk = '';
    }
  }
  await out.write(chunk);
}
