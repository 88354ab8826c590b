import { StoreError } from '../../store-error.ts';
import { type TlsOptions, tlsOf } from './tls-options.ts';

/** Where the database is and how it is reached; what the driver is given. */
export interface DatabaseAddress {
  /** A name, an address, or the folder of a socket. */
  readonly host: string;
  readonly port: number;
  /** Undefined: as the driver does, which asks PGUSER and who runs it. */
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly ssl: TlsOptions | false;
  /** Settings of the session, as in `-c work_mem=64MB`. */
  readonly options: string | undefined;
}

const DEFAULT_PORT = 5432;
/** `user:password@/database?host=…`, where the parameter says the rest. */
const NO_HOST = /^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?])/;

/**
 * Reads DATABASE_URL as PostgreSQL's own programs do. What it does not know, as the parameters that
 * providers add for other programs, changes nothing.
 *
 * @throws {StoreError} whose text holds nothing of the address: any part of one that is mistyped
 *   may be the password.
 */
export function readDatabaseUrl(text: string): DatabaseAddress {
  const url = URL.parse(text.replace(NO_HOST, '$1localhost'));
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || isAstray(url)) {
    throw unusable();
  }
  const named = (name: string) => url.searchParams.get(name) || undefined;
  return {
    host: named('host') ?? (hostOf(url) || 'localhost'),
    port: Number(named('port') ?? (url.port || DEFAULT_PORT)),
    user: named('user') ?? (decoded(url.username) || undefined),
    password: named('password') ?? (decoded(url.password) || undefined),
    database: named('dbname') ?? (decoded(url.pathname.slice(1)) || undefined),
    ssl: tlsOf(named),
    options: named('options'),
  };
}

/** A `/`, `?` or `#` in the password ends the host there: the rest of it stands where it is told. */
function isAstray({ username, pathname, search, hash }: URL): boolean {
  return hash !== '' || (username === '' && `${pathname}${search}`.includes('@'));
}

/** Without the brackets of an IPv6 address. A socket's folder is written with %2F. */
function hostOf({ hostname }: URL): string {
  return decoded(hostname).replace(/^\[(.+)\]$/, '$1');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that stands for itself; the cause would quote what it stands in.
    throw unusable();
  }
}

function unusable(): StoreError {
  return new StoreError(
    'unavailable',
    'DATABASE_URL cannot be used: expected postgres://user:password@host:5432/database, with ' +
      'special characters of the password written as in %40 for @.',
  );
}
