import { Command } from 'commander';
import { describeVariables } from '../server/config/variables.ts';
import type { AddCommand, CommandContext } from './command-context.ts';
import { programVersion } from './program-version.ts';

type LoadCommand = () => Promise<AddCommand>;

/** In the order of `--help`. Each is loaded only when it is run, or when all are to be named. */
const COMMANDS: Readonly<Record<string, LoadCommand>> = {
  index: async () => (await import('./commands/index-command.ts')).addIndexCommand,
  search: async () => (await import('./commands/search-command.ts')).addSearchCommand,
  show: async () => (await import('./commands/show-command.ts')).addShowCommand,
  export: async () => (await import('./commands/export-command.ts')).addExportCommand,
  calibration: async () =>
    (await import('./commands/calibration-command.ts')).addCalibrationCommand,
  check: async () => (await import('./commands/check-command.ts')).addCheckCommand,
  digest: async () => (await import('./commands/digest-command.ts')).addDigestCommand,
  doctor: async () => (await import('./commands/doctor-command.ts')).addDoctorCommand,
  backup: async () => (await import('./commands/backup-command.ts')).addBackupCommand,
  restore: async () => (await import('./commands/restore-command.ts')).addRestoreCommand,
  move: async () => (await import('./commands/move-command.ts')).addMoveCommand,
  person: async () => (await import('./commands/person-command.ts')).addPersonCommand,
  manifest: async () => (await import('./commands/manifest-command.ts')).addManifestCommand,
  serve: async () => (await import('./commands/serve-command.ts')).addServeCommand,
  playground: async () => (await import('./commands/playground-command.ts')).addPlaygroundCommand,
};

/** What the program prints by itself (help, usage errors), kept until it can be awaited. */
export interface Printed {
  out: string;
  err: string;
}

/**
 * Builds the command line that `argv` asks for; nothing runs, exits or is printed until it is parsed.
 *
 * @param argv - where its first word is a command, the program knows this one alone; none for --version.
 */
export async function createProgram(
  context: CommandContext,
  printed: Printed,
  argv: readonly string[],
): Promise<Command> {
  const program = new Command('signalpost')
    .description('Search, digests and review over an archive of summary pages.')
    .version(programVersion(), '--version')
    .helpOption('--help', 'how to use it')
    .helpCommand('help [command]', 'how to use a command')
    .showHelpAfterError('Try --help.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        printed.out += text;
      },
      writeErr: (text) => {
        printed.err += text;
      },
    })
    .addHelpText('after', variablesHelp);
  for (const load of wanted(argv[0])) {
    (await load())(program, context);
  }
  return program;
}

function wanted(word: string | undefined): readonly LoadCommand[] {
  if (word === '--version') {
    return [];
  }
  const known = Object.entries(COMMANDS).find(([name]) => name === word);
  return known === undefined ? Object.values(COMMANDS) : [known[1]];
}

function variablesHelp(): string {
  const variables = describeVariables();
  const width = Math.max(...variables.map(({ name }) => name.length)) + 2;
  const lines = variables.map(({ name, description, fallback }) => {
    const value = fallback === null || fallback === '' ? '' : ` Default: ${fallback}.`;
    return `  ${name.padEnd(width)}${description}${value}`;
  });
  return `\nEnvironment variables, also read from a .env file:\n${lines.join('\n')}`;
}
