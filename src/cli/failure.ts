import { z } from 'zod';
import { ConfigError } from '../server/config/config-error.ts';

/** The command line asks for something that cannot be; exit code 2. The message is a whole sentence. */
export class UsageError extends Error {
  readonly code = 'usage';

  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The command could not do its work; exit code 1. The message is a whole sentence. */
export class CommandError extends Error {
  readonly code = 'failed';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
  }
}

const ERRNO: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not do that',
  ENOTDIR: 'a folder was expected, and this is a file',
  EISDIR: 'a file was expected, and this is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  EADDRINUSE:
    'the address is in use by another process; choose another PORT, HEALTH_PORT or METRICS_PORT',
  EADDRNOTAVAIL: 'this machine has no such address; HOST says what servers bind to',
  ENOTFOUND: 'there is no such host; HOST says what servers bind to',
};

const SystemCall = z.looseObject({
  path: z.string().optional().catch(undefined),
  address: z.string().optional().catch(undefined),
  hostname: z.string().optional().catch(undefined),
  port: z.number().optional().catch(undefined),
});

export interface Failure {
  /** For standard error: plain sentences, no stack. */
  readonly text: string;
  readonly exitCode: 1 | 2;
}

/** What to tell a person about an error that ended a command. */
export function describeFailure(error: unknown): Failure {
  const isUsage = error instanceof UsageError || error instanceof ConfigError;
  return { text: sentence(error), exitCode: isUsage ? 2 : 1 };
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) {
    return `Something failed: ${String(error)}`;
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = ERRNO[code];
  if (reason === undefined) {
    return error.message;
  }
  return `${placeOf(error)}${reason} (${code}).`;
}

/** The file, or the address and port, that a system call was about. */
function placeOf(error: Error): string {
  const place = SystemCall.parse(error);
  const address = place.address ?? place.hostname;
  const server = address === undefined ? undefined : [address, place.port].join(':');
  const name = place.path ?? server?.replace(/:$/, '');
  return name === undefined ? '' : `${name}: `;
}
