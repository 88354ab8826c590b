import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The oldest that Signalpost works with. */
const OLDEST_VERSION = 15;
/** Where Debian and its kin put the programs of each version, which are not on the PATH. */
const DEBIANS = '/usr/lib/postgresql';
const NONE =
  'no PostgreSQL 15 or newer. Install one (Debian: apt-get install postgresql) or name the folder of its programs in POSTGRES_BIN.';

let hasSaidSo = false;

/**
 * Whether tests that need a PostgreSQL can run here. Without one they are left out, with a line
 * that says how to get one; where CI is set they run all the same, and fail.
 */
export function hasPostgres(): boolean {
  const found = findPrograms() !== undefined;
  if (!found && process.env.CI === undefined && !hasSaidSo) {
    hasSaidSo = true;
    console.warn(`Tests of the PostgreSQL store are left out: ${NONE}`);
  }
  return found || process.env.CI !== undefined;
}

/** The folder with initdb and pg_ctl: POSTGRES_BIN, else Debian's newest, else the PATH's. */
export function postgresPrograms(): string {
  const found = findPrograms();
  if (found === undefined) {
    throw new Error(`There is ${NONE}`);
  }
  return found;
}

function findPrograms(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (environment.POSTGRES_BIN) {
    return environment.POSTGRES_BIN;
  }
  const versions = existsSync(DEBIANS) ? readdirSync(DEBIANS).map(Number) : [];
  const debians = versions
    .filter((version) => version >= OLDEST_VERSION)
    .sort((one, other) => other - one)
    .map((version) => join(DEBIANS, String(version), 'bin'));
  const onPath = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...debians, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}
