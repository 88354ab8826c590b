import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../model/log.ts';

/**
 * Bolt's and the SDK's words in our log. Their debug lines are dropped: they
 * hold whole payloads, people's messages among them.
 */
export function createBoltLogger(log: Log): Logger {
  const words = (parts: readonly unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts) => log.debug(words(parts), { from: 'bolt' }),
    warn: (...parts) => log.warn(words(parts), { from: 'bolt' }),
    error: (...parts) => log.error(words(parts), { from: 'bolt' }),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
