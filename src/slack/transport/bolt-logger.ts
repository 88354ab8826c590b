import { type Logger, LogLevel } from '@slack/bolt';
import type { Events } from '../../model/events/events.ts';

/**
 * Bolt's and the SDK's words in our log. Their debug lines are dropped: they
 * hold whole payloads, people's messages among them.
 */
export function createBoltLogger(events: Events): Logger {
  const words = (parts: readonly unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  const say =
    (level: 'debug' | 'warn' | 'error') =>
    (...parts: readonly unknown[]) =>
      events.emit('library-said', { level, text: words(parts) });
  return {
    debug: () => {},
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
