import { existsSync } from 'node:fs';
import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import { counted } from '../../model/text/counted.ts';
import { exportPerson, forgetInDatabase } from '../../store/sqlite/person/open-person-data.ts';
import type { Forgotten, PersonData } from '../../store/sqlite/person/person-data.ts';
import { type AddCommand, type Database, databaseOf } from '../command-context.ts';
import { CommandError, UsageError } from '../failure.ts';
import { plain } from '../text/terminal-text.ts';

const Options = z.object({ db: z.string().optional(), json: z.boolean().optional() });
const ID = /^[UW][A-Z0-9]{2,24}$/;

const HELP = `
A person's data: their flags, decisions, shares, the lists of results they paged
through, what they were told, their name as Slack gave it last, the runs of digests they asked for, and events of
Slack's that name them.

forget drops what was theirs alone. Flags go on counting and decisions stand, under
a name that leads to nobody. Backups made before still hold the person; a reaction
of theirs that stays in Slack is read again as theirs. With DATABASE_URL, the changes
that replicas follow hold what was for six hours more.`;

/** `person export|forget <id>`: what is known of somebody, and how it is taken out. */
export const addPersonCommand: AddCommand = (program, { io }) => {
  const person = program
    .command('person')
    .description('export or remove what is known of a person')
    .addHelpText('after', HELP)
    .showHelpAfterError('Example: person export U024BE7LH');
  person
    .command('export')
    .description('everything under their id, as one JSON object')
    .argument('<id>', 'their member id in Slack')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .action(async (typed: unknown, options: unknown) => {
      const id = readId(typed);
      const database = existing(databaseOf(io.environment, Options.parse(options).db));
      await io.out.write(jsonLine({ person: id, ...(await personIn(database, id)) }));
    });
  person
    .command('forget')
    .description('take them out of the database')
    .argument('<id>', 'their member id in Slack')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--json', 'one JSON object')
    .action(async (typed: unknown, typedOptions: unknown) => {
      const { db, json } = Options.parse(typedOptions);
      const id = readId(typed);
      const forgotten = await forgetIn(existing(databaseOf(io.environment, db)), id);
      const { dropped, unnamed, pseudonym } = forgotten;
      await io.out.write(
        json === true
          ? jsonLine({ person: id, ...forgotten })
          : `${id} is forgotten: ${counted(dropped, 'row')} dropped, ${counted(unnamed, 'row')} kept under ${pseudonym}.\n` +
              'Backups made before still hold them: let those run out, or delete them.\n',
      );
    });
};

function readId(typed: unknown): string {
  const id = z.string().parse(typed);
  if (!ID.test(id)) {
    throw new UsageError(
      `"${plain(id)}" is no member id. Copy it from the profile in Slack (⋮ → Copy member ID), as in U024BE7LH.`,
    );
  }
  return id;
}

/** A slip of the pen must not make an empty database, which would know nobody. */
function existing(database: Database): Database {
  if (database.url === null && !existsSync(database.file)) {
    throw new CommandError(`There is no database at ${plain(database.file)}.`);
  }
  return database;
}

async function personIn({ file, url }: Database, id: string): Promise<PersonData> {
  if (url === null) {
    return exportPerson(file, id);
  }
  const { exportPersonFromPostgres } = await import(
    '../../store/postgres/truth/person-in-postgres.ts'
  );
  return exportPersonFromPostgres(url, file, id);
}

async function forgetIn({ file, url }: Database, id: string): Promise<Forgotten> {
  if (url === null) {
    return forgetInDatabase(file, id);
  }
  const { forgetInPostgres } = await import('../../store/postgres/truth/person-in-postgres.ts');
  return forgetInPostgres(url, file, id);
}
