import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import type { Moved } from '../../store/postgres/move/move-to-postgres.ts';
import { type AddCommand, databaseFile, databaseUrl } from '../command-context.ts';
import { UsageError } from '../failure.ts';
import { plain } from '../text/terminal-text.ts';

const Options = z.object({
  db: z.string().optional(),
  to: z.string(),
  json: z.boolean().optional(),
});

const HELP = `
Into PostgreSQL: --to postgres takes the database that DATABASE_URL names, which keeps its
password off the command line; an address can be given as well. It must be empty of
Signalpost's tables. Back: --to file makes the file that --db or DATABASE_FILE names; the copy
that a server with DATABASE_URL keeps there is replaced.

Everything goes along: ids, history, what was posted, what people made. Both sides are read
whole afterwards, and rows and hashes compared; where they differ nothing was moved. What was
left is kept under another name, so that nobody goes on with it by mistake. Stop every
Signalpost before.`;

/** `move --to postgres|file`: one database into the other kind. */
export const addMoveCommand: AddCommand = (program, { io }) => {
  program
    .command('move')
    .description('move everything from SQLite to PostgreSQL, or back')
    .requiredOption('--to <where>', '"postgres", an address (postgres://…), or "file"')
    .option('--db <file>', 'the SQLite file (default: DATABASE_FILE)')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: move --to postgres')
    .action(async (typed: unknown) => {
      const { db, to, json } = Options.parse(typed);
      const file = databaseFile(io.environment, db);
      const moved = await move(to, file, databaseUrl(io.environment), io.clock.now());
      await io.out.write(json === true ? jsonLine(moved) : movedText(moved, to, file));
    });
};

async function move(to: string, file: string, url: string | null, now: Date): Promise<Moved> {
  const isAddress = /^postgres(ql)?:/i.test(to);
  if (to !== 'postgres' && to !== 'file' && !isAddress) {
    throw new UsageError(
      `--to ${plain(to)} is nowhere to move to. Expected "postgres", postgres://user@host/database, or "file".`,
    );
  }
  const address = isAddress ? to : url;
  if (address === null) {
    throw new UsageError(
      'DATABASE_URL names no PostgreSQL database. Set it, as in postgres://user@host/database.',
    );
  }
  if (to === 'file') {
    const { moveToFile } = await import('../../store/postgres/move/move-to-file.ts');
    return moveToFile(address, file);
  }
  const { moveToPostgres } = await import('../../store/postgres/move/move-to-postgres.ts');
  return moveToPostgres(file, address, now);
}

function movedText({ rows, kept }: Moved, to: string, file: string): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const [left, next] =
    to === 'file'
      ? [
          `the tables in PostgreSQL, in the schema ${kept}`,
          `Start it without DATABASE_URL: ${plain(file)} holds everything.`,
        ]
      : [plain(kept), 'Start it with DATABASE_URL. The file that it then makes is only a copy.'];
  return (
    `${total.toLocaleString('en')} rows of ${Object.keys(rows).length} tables were moved, read again and compared ` +
    `(${rows.page ?? 0} pages, ${rows.item ?? 0} items, ${rows.decision ?? 0} decisions, ${rows.delivery ?? 0} deliveries).\n` +
    `What was left is kept: ${left}.\n${next}\n`
  );
}
