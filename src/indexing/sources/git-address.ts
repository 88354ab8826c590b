import { ArchiveSourceError } from './archive-source.ts';

/** Where a repository is, and how to get in. None of it is meant to be shown. */
export interface GitAddress {
  /** Without a password, and without a user where one is not part of the way (https). */
  readonly address: string;
  /** What git may speak, redirects included, in the form of GIT_ALLOW_PROTOCOL. */
  readonly protocols: string;
  /** From a user and password in an https address; null when there were none. */
  readonly credentials: GitCredentials | null;
}

export interface GitCredentials {
  readonly username: string;
  readonly password: string;
  /** Scheme, host and port: nobody else is told. */
  readonly origin: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SCP_LIKE = /^\w[\w.-]*@\w[\w.-]*:[^-:@\s][^@\s]*$/;
const EXPECTED =
  'expected https://host/path, ssh://user@host/path, user@host:path or file:///folder';

/**
 * Reads an address as it was typed. Plain http is for this machine only.
 *
 * @throws {ArchiveSourceError} that says what is wrong and repeats nothing of the address.
 */
export function parseGitAddress(typed: string): GitAddress {
  const text = typed.trim();
  if (SCP_LIKE.test(text)) {
    return { address: text, protocols: 'ssh', credentials: null };
  }
  const url = URL.parse(text);
  const scheme = /^(https?|ssh|file):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (url === null || scheme === undefined || !isPlainHost(url, scheme)) {
    throw unusable(EXPECTED);
  }
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) {
    // Most likely the end of a password that holds a slash: what comes before it is secret.
    throw unusable(
      'an @ behind the host has to be written %40, and /, ?, # and @ in a password %2F, %3F, %23 and %40',
    );
  }
  if (scheme === 'http' && !LOOPBACK.has(url.hostname)) {
    throw unusable('http shows a password to everybody on the way; use https');
  }
  if (scheme === 'ssh' && url.password !== '') {
    throw unusable('ssh takes no password here; use a key, and leave the password out');
  }
  return scheme.startsWith('http') ? httpAddress(url) : { ...plain(url), protocols: scheme };
}

function isPlainHost({ hostname, username }: URL, scheme: string): boolean {
  return scheme === 'file' ? hostname === '' : /^[\w[]/.test(hostname) && !username.startsWith('-');
}

function httpAddress(url: URL): GitAddress {
  const username = decoded(url.username);
  const password = decoded(url.password);
  const { origin } = url;
  url.username = '';
  url.password = '';
  const credentials = username + password === '' ? null : { username, password, origin };
  const protocols = url.protocol === 'http:' ? 'http:https' : 'https';
  return { ...plain(url), protocols, credentials };
}

const plain = (url: URL) => ({ address: url.href, credentials: null });

function decoded(part: string): string {
  const text = /%(?![0-9a-f]{2})/i.test(part) ? null : safelyDecoded(part);
  // A line break would end the answer that git gets.
  if (text === null || /\p{Cc}/u.test(text)) {
    throw unusable('a % in the user or password has to be written %25');
  }
  return text;
}

function safelyDecoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) {
      return null;
    }
    throw error;
  }
}

function unusable(why: string): ArchiveSourceError {
  return new ArchiveSourceError(`ARCHIVE_GIT_URL is not usable: ${why}.`);
}
