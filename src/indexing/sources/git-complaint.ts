import type { GitAddress } from './git-address.ts';

/** Lines that say no more than that something failed, or belong to no failure. */
const IDLE =
  /^(fatal: Could not read from remote repository|Please make sure|and the repository exists|warning:|hint:|Warning:|From |Initialized |Reinitialized )/;
/** A sentence or two; git can say pages. */
const MAX_LENGTH = 300;

/** What git says in half a sentence, or in words that do not tell what to do. */
const PLAIN: readonly { readonly said: RegExp; readonly meaning: string }[] = [
  {
    said: /unable to update url base from redirection/,
    meaning:
      'the address leads on to another place, perhaps a page to sign in; give the address that it leads to, or one with a token',
  },
  {
    said: /not valid: is this a git repository|invalid server response|unexpected (?:content|line)|protocol error: bad line length/,
    meaning:
      'what answers at the address is no git repository, perhaps a page to sign in; check the address, and whether it needs a token',
  },
  {
    // Without branches, a page is taken for the list of none.
    said: /couldn't find remote ref HEAD/,
    meaning:
      'the repository is empty, or what answers at the address is none, perhaps a page to sign in; check the address, and whether it needs a token',
  },
  {
    said: /could not read (?:Username|Password) for/,
    meaning:
      'the repository wants a user and password, and there is none; put a token into the address, or into a credential helper of git',
  },
  {
    said: /detected dubious ownership/,
    meaning:
      'the repository belongs to another user of this machine; allow it with `safe.directory` in the configuration of git',
  },
];

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
  const plain = PLAIN.find((each) => each.said.test(said));
  if (plain !== undefined) {
    return plain.meaning;
  }
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
