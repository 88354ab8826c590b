import { readFileSync } from 'node:fs';
import { StoreError } from '../../store-error.ts';

/** What Node's TLS is told. */
export interface TlsOptions {
  readonly rejectUnauthorized: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly checkServerIdentity?: () => undefined;
}

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type Mode = (typeof MODES)[number];

/**
 * The encryption that DATABASE_URL asks for, with the words and the meaning that they have for
 * PostgreSQL's own programs (the driver takes `require` for `verify-full`, which the certificates of
 * many providers fail). Without a word, and with `allow`: none. `prefer` is taken for `require`,
 * since a connection that may be either is as good as open.
 *
 * @throws {StoreError}
 */
export function tlsOf(named: (parameter: string) => string | undefined): TlsOptions | false {
  const mode = modeOf(
    named('sslmode') ?? (named('sslrootcert') === undefined ? 'disable' : 'require'),
  );
  if (mode === 'disable' || mode === 'allow') {
    return false;
  }
  const file = (parameter: string) => fileOf(parameter, named(parameter));
  const root = named('sslrootcert');
  const ca = root === 'system' ? undefined : file('sslrootcert');
  const cert = file('sslcert');
  const key = file('sslkey');
  if (mode === 'verify-ca' && ca === undefined) {
    throw unusable(
      'sslmode=verify-ca needs sslrootcert, the file with the authority’s certificate',
    );
  }
  return {
    // As for libpq, a certificate to hold it against is there to be held against.
    rejectUnauthorized: mode === 'verify-full' || root !== undefined,
    ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

function modeOf(text: string): Mode {
  const mode = MODES.find((one) => one === text);
  if (mode === undefined) {
    throw unusable(`sslmode is one of ${MODES.join(', ')}`);
  }
  return mode;
}

function fileOf(parameter: string, path: string | undefined): string | undefined {
  if (path === undefined) {
    return undefined;
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw unusable(`the file that ${parameter} names cannot be read`, cause);
  }
}

function unusable(why: string, cause?: unknown): StoreError {
  return new StoreError('unavailable', `DATABASE_URL cannot be used: ${why}.`, { cause });
}
