import type { Command } from 'commander';
import { readLocalConfig } from '../server/config/config.ts';
import type { Environment } from '../server/config/environment.ts';
import { CommandError, UsageError } from './failure.ts';
import type { Io } from './io.ts';
import { createPaint, type Paint } from './text/terminal-text.ts';

/** What every command gets. */
export interface CommandContext {
  readonly io: Io;
  readonly paint: Paint;
  /** For a command that ran to its end and still has to say no: `check` with rejected pages. */
  readonly setExitCode: (code: 0 | 1) => void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;

export function createCommandContext(
  io: Io,
  setExitCode: CommandContext['setExitCode'],
): CommandContext {
  const colours = io.out.isTerminal && (io.environment.NO_COLOR ?? '') === '';
  return { io, paint: createPaint(colours), setExitCode };
}

/** The database that all replicas share; null where there is none. */
export function databaseUrl(environment: Environment): string | null {
  return readLocalConfig(environment).databaseUrl;
}

/** Where a command finds what Signalpost knows. */
export interface Database {
  readonly file: string;
  /** Of the database that the file follows. */
  readonly url: string | null;
}

/** The file that `--db` names, which is a truth of its own; else what is configured. @throws {UsageError} */
export function databaseOf(environment: Environment, db: string | undefined): Database {
  const file = databaseFile(environment, db);
  return { file, url: db === undefined ? databaseUrl(environment) : null };
}

/**
 * The file as `databaseOf`, for commands that work on a file as a whole.
 *
 * @param instead - what to do where the file is only a copy of PostgreSQL.
 * @throws {CommandError} there.
 */
export function ownFile(environment: Environment, db: string | undefined, instead: string): string {
  const { file, url } = databaseOf(environment, db);
  if (url !== null) {
    throw new CommandError(
      `DATABASE_URL is set, and DATABASE_FILE is only a copy of that PostgreSQL. ${instead}`,
    );
  }
  return file;
}

/** The database that `--db` names, else the configured one. @throws {UsageError} for an empty name. */
export function databaseFile(environment: Environment, db: string | undefined): string {
  // SQLite would take it for a database that is gone with the process.
  if (db?.trim() === '') {
    throw new UsageError('--db names no file. Expected for example --db ./data/signalpost.db.');
  }
  return db ?? readLocalConfig(environment).databaseFile;
}
