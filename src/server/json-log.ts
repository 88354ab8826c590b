import { type DestinationStream, pino } from 'pino';
import type { Log, LogFields } from '../model/log.ts';

/** Slack's tokens and response URLs, wherever in a line they turn up. */
const SECRET =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|https?:\/\/[^\s"\\]*\/(?:commands|actions|app|services)\/T[^\s"\\]*/g;

export interface JsonLogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Values that must never be seen: the signing secret and the tokens as configured. */
  readonly secrets?: readonly string[];
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/**
 * Writes one JSON object per line: `level`, `time` (ISO), `msg` and the fields.
 * Errors are written with their causes. Secrets are taken out of the finished
 * line, so that no field, message or stack can carry one.
 */
export function createJsonLog({ level, secrets = [], destination }: JsonLogOptions): Log {
  const known = secrets
    .filter((secret) => secret.length >= 8)
    // In a line quotes and backslashes are escaped.
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.errWithCause },
    hooks: {
      streamWrite: (line: string) =>
        known
          .reduce((text, secret) => text.replaceAll(secret, '[secret]'), line)
          .replace(SECRET, '[secret]'),
    },
  };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  const write =
    (to: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) =>
      logger[to](fields, message);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
