import { dirname, join } from 'node:path';
import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import { readLocalConfig } from '../../server/config/config.ts';
import { writeBackup } from '../../store/sqlite/backup/write-backup.ts';
import { type AddCommand, ownFile } from '../command-context.ts';
import { factsText } from '../text/facts-text.ts';
import { plain } from '../text/terminal-text.ts';
import { wholeNumber } from '../whole-number.ts';

const Options = z.object({
  db: z.string().optional(),
  to: z.string().optional(),
  keep: z.number().optional(),
  json: z.boolean().optional(),
});

const HELP = `
Copies the database while it is in use, reads the copy as a whole, and only then
gives it its name. Flags, decisions and what was posted are in it; digests are files
of their own. With --keep, older backups of the folder make room.`;

/** `backup`: a copy that can be relied on. */
export const addBackupCommand: AddCommand = (program, { io }) => {
  program
    .command('backup')
    .description('copy the database while it is in use, and check the copy')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--to <path>', 'a file, or a folder (default: BACKUP_DIR, else backups/ beside it)')
    .option('--keep <n>', 'how many stay in the folder, 1 to 1000', wholeNumber(1, 1000))
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: backup --to /mnt/backups/ --keep 14')
    .action(async (typed: unknown) => {
      const { db, to, keep, json } = Options.parse(typed);
      const file = ownFile(
        io.environment,
        db,
        'Back it up by its own means: pg_dump, or snapshots of its provider.',
      );
      const made = await writeBackup({
        databaseFile: file,
        to:
          to ??
          `${readLocalConfig(io.environment).backups.folder ?? join(dirname(file), 'backups')}/`,
        keep,
        now: io.clock.now(),
        signal: io.stopSignal(),
      });
      await io.out.write(
        json === true
          ? jsonLine(made)
          : `${plain(made.file)}: ${factsText(made.facts)}, checked.\n`,
      );
    });
};
