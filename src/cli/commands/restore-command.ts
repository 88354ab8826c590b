import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import { restoreBackup } from '../../store/sqlite/backup/restore-backup.ts';
import { type AddCommand, ownFile } from '../command-context.ts';
import { factsText } from '../text/facts-text.ts';
import { plain } from '../text/terminal-text.ts';

const Options = z.object({ db: z.string().optional(), json: z.boolean().optional() });

const HELP = `
The backup is checked first; what it replaces is renamed, not deleted. Stop the server
before. After it starts again, it looks in Slack for what the digests posted since the
backup was made, and posts nothing a second time.`;

/** `restore <file>`: a backup in the database's place. */
export const addRestoreCommand: AddCommand = (program, { io }) => {
  program
    .command('restore')
    .description('put a backup in the place of the database')
    .argument('<file>', 'the backup')
    .option('--db <file>', 'the database that it becomes (default: DATABASE_FILE)')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: restore backups/signalpost-20261128T030000Z.db')
    .action(async (typedFile: unknown, typed: unknown) => {
      const { db, json } = Options.parse(typed);
      const file = ownFile(
        io.environment,
        db,
        'Bring a backup of it back by its own means, as pg_restore; or name another file with --db.',
      );
      const restored = restoreBackup({
        backup: z.string().parse(typedFile),
        databaseFile: file,
        now: io.clock.now(),
      });
      const { facts, kept } = restored;
      const replaced = kept === null ? [] : [`What was there before is kept: ${plain(kept)}.`];
      await io.out.write(
        json === true
          ? jsonLine(restored)
          : [
              `${plain(file)} is the backup now: ${factsText(facts)}.`,
              ...replaced,
              'Start Signalpost: it looks for what was posted since before it posts anything.',
              '',
            ].join('\n'),
      );
    });
};
