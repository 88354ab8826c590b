import { type Fault, type FaultRule, faultBy } from './fault.ts';

const PREFIX = 'PostgreSQL cannot be reached';

/** By the system's code, or by the driver's words where it has none. The first that matches counts. */
const RULES: readonly FaultRule[] = [
  {
    sign: /^ENOTFOUND$/,
    code: 'unavailable',
    sentence: `${PREFIX}: nobody knows the host that DATABASE_URL names`,
  },
  {
    sign: /^EAI_\w+$/,
    code: 'away',
    sentence: `${PREFIX}: nobody could be asked for the host that DATABASE_URL names`,
  },
  {
    sign: /^(ECONNREFUSED|connect ENOENT)$/,
    code: 'away',
    sentence: `${PREFIX}: nothing listens where DATABASE_URL says. Start it, or correct the address`,
  },
  {
    sign: /^(ETIMEDOUT|EHOST\w+|ENET\w+|connect (EACCES|EPERM|EADDR\w+))$|^timeout expired$|due to connection timeout$/,
    code: 'away',
    sentence: `${PREFIX}: no answer from the host that DATABASE_URL names`,
  },
  {
    sign: /^timeout exceeded when trying to connect$/,
    code: 'busy',
    sentence: 'All connections to PostgreSQL are in use. Try again in a moment',
  },
  {
    sign: /does not support SSL connections$/,
    code: 'unavailable',
    sentence:
      'PostgreSQL speaks no TLS there, and sslmode in DATABASE_URL asks for it: switch it on, or use sslmode=disable',
  },
  {
    sign: /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO|HOSTNAME_MISMATCH)/,
    code: 'unavailable',
    sentence:
      'The certificate of PostgreSQL does not stand up to sslmode: name its authority’s file with sslrootcert in DATABASE_URL',
  },
  {
    sign: /password must be a (non-empty )?string/,
    code: 'unavailable',
    sentence: 'PostgreSQL wants a password, and DATABASE_URL has none',
  },
  {
    sign: /^SASL/,
    code: 'unavailable',
    sentence: 'PostgreSQL and this program did not agree on how the password is shown',
  },
  {
    sign: /^Query read timeout$/,
    code: 'away',
    sentence: 'PostgreSQL does not answer: it hangs, or the line to it is dead',
  },
  {
    sign: /^(ECONNRESET|EPIPE)$|^Connection terminated|not queryable$/,
    code: 'away',
    sentence: 'The connection to PostgreSQL was lost. It is tried again',
  },
  {
    sign: /^Cannot use a pool after calling end/,
    code: 'unavailable',
    sentence: 'The database is closed',
  },
];

/** What is told of a fault on the way to the server; undefined for what is none. */
export function lineFault(error: Error): Fault | undefined {
  const named = (name: string) => String(Reflect.get(error, name) ?? '');
  // The call tells a socket that is not there from any other file.
  const texts = [named('code'), `${named('syscall')} ${named('code')}`, error.message];
  // Where several addresses were tried, the message is empty.
  return faultBy(RULES, texts, error.message || named('code'));
}
