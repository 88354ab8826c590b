import { readFileSync } from 'node:fs';
import type { Environment } from './environment.ts';

/** Variables that may stand in a file of their own, named by `…_FILE`. */
const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_REFRESH_TOKEN',
  'SLACK_CLIENT_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'ARCHIVE_GIT_URL',
  'DATABASE_URL',
] as const;

/** The environment with the secrets that its files hold, and what kept one from being read. */
export function withSecretFiles(environment: Environment): {
  readonly environment: Environment;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`] ?? '';
    if (file !== '' && (environment[name] ?? '') !== '') {
      problems.push(`${name} and ${name}_FILE are both set: leave one of them out.`);
    } else if (file !== '') {
      try {
        read[name] = readFileSync(file, 'utf8').trim();
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
        problems.push(`${name}_FILE cannot be read (${code}): ${file}.`);
      }
    }
  }
  return { environment: { ...environment, ...read }, problems };
}
