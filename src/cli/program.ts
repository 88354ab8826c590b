import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { describeVariables } from '../server/variables.ts';
import type { AddCommand, CommandContext } from './command-context.ts';
import { addCheckCommand } from './commands/check-command.ts';
import { addDigestCommand } from './commands/digest-command.ts';
import { addExportCommand } from './commands/export-command.ts';
import { addIndexCommand } from './commands/index-command.ts';
import { addPlaygroundCommand } from './commands/playground-command.ts';
import { addSearchCommand } from './commands/search-command.ts';
import { addServeCommand } from './commands/serve-command.ts';
import { addShowCommand } from './commands/show-command.ts';

const COMMANDS: readonly AddCommand[] = [
  addIndexCommand,
  addSearchCommand,
  addShowCommand,
  addExportCommand,
  addCheckCommand,
  addDigestCommand,
  addServeCommand,
  addPlaygroundCommand,
];

/** What the program prints by itself (help, usage errors), kept until it can be awaited. */
export interface Printed {
  out: string;
  err: string;
}

/** Builds the command line; nothing runs, exits or is printed until it is parsed. */
export function createProgram(context: CommandContext, printed: Printed): Command {
  const program = new Command('signalpost')
    .description('Search, digests and review over an archive of summary pages.')
    .version(version(), '--version')
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
    .addHelpText('after', variablesHelp());
  for (const add of COMMANDS) {
    add(program, context);
  }
  return program;
}

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
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
