import { Argument, Option } from 'commander';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { type AddCommand, databaseFile } from '../command-context.ts';
import { EXPORT_FORMATS, type ExportFormat, exportFormats } from '../export-format.ts';
import { exportRecord } from '../export-record.ts';
import type { Output } from '../io.ts';
import { withReadableStore } from '../with-store.ts';

/** Characters gathered before they are written: one write per item would be slow. */
const CHUNK_LENGTH = 65_536;

const Options = z.object({ db: z.string().optional(), format: z.enum(EXPORT_FORMATS) });

/** `export items`: the whole archive, one item per line. */
export const addExportCommand: AddCommand = (program, { io }) => {
  program
    .command('export')
    .description('write everything out, one item per line')
    .addArgument(new Argument('<what>', 'what to export').choices(['items']))
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .addOption(
      new Option('--format <format>', 'JSON lines, CSV, or a Markdown table')
        .choices(EXPORT_FORMATS)
        .default('jsonl'),
    )
    .showHelpAfterError('Example: export items --format csv > items.csv')
    .action(async (_what: unknown, options: unknown) => {
      const { db, format } = Options.parse(options);
      await withReadableStore(databaseFile(io.environment, db), (store) =>
        exportItems(store, exportFormats[format], io.out),
      );
    });
};

async function exportItems(
  store: Pick<Store, 'allItems'>,
  format: ExportFormat,
  out: Output,
): Promise<void> {
  let chunk = format.head;
  for await (const found of store.allItems()) {
    chunk += format.line(exportRecord(found));
    if (chunk.length >= CHUNK_LENGTH) {
      await out.write(chunk);
      chunk = '';
    }
  }
  await out.write(chunk);
}
