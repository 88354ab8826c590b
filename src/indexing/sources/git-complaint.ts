import type { GitAddress } from './git-address.ts';

/** Lines that say no more than that something failed, or belong to no failure. */
const IDLE =
  /^(fatal: Could not read from remote repository|Please make sure|and the repository exists|warning:|hint:|Warning:|From |Initialized |Reinitialized )/;
const MAX_LENGTH = 300;

/**
 * The line of git's messages that tells what went wrong: `fatal: …` before `error: …` before
 * anything else (ssh says it in its own words).
 *
 * @returns plain text without credentials; null when git said nothing.
 */
export function gitComplaint(said: string, { credentials }: GitAddress): string | null {
  const lines = said
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => !IDLE.test(line));
  const line =
    telling.find((each) => each.startsWith('fatal: ')) ??
    telling.findLast((each) => each.startsWith('error: ')) ??
    telling.at(-1) ??
    lines.at(-1);
  if (line === undefined) {
    return null;
  }
  const secrets = credentials === null ? [] : [credentials.password, credentials.username];
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), line)
    .replace(/\/\/[^\s'"]*@/g, '//…@')
    .replace(/^(fatal|error|remote): /, '')
    .replace(/\.$/, '')
    .slice(0, MAX_LENGTH);
}
