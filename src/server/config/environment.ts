import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.ts';

/** The environment as the operating system, or a test, hands it over. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment over the `.env` file of `folder`, if there is one. @throws {ConfigError} */
export function readEnvironment(folder: string): Environment {
  const file = join(folder, '.env');
  return existsSync(file) ? { ...parseEnv(readEnvFile(file)), ...process.env } : process.env;
}

function readEnvFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ConfigError([`${file} cannot be read (${code}): a text file was expected.`]);
  }
}
