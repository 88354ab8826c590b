import type { Log, LogFields } from '../model/log.ts';
import type { Output } from './io.ts';
import { plain } from './text/terminal-text.ts';

/** A log for a person who waits for a command: warnings and errors as sentences, the rest left out. */
export function createTerminalLog(err: Output): Log {
  const say = (label: string) => (message: string, fields?: LogFields) => {
    // A complaint that nobody can read is no reason to stop the work.
    err.write(`${label}: ${plain(message)}${fieldsText(fields)}\n`).catch(() => {});
  };
  return { debug: () => {}, info: () => {}, warn: say('warning'), error: say('error') };
}

function fieldsText(fields: LogFields = {}): string {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    // The name of the event is for programs; the sentence says it.
    if (name === 'event') {
      return [];
    }
    const text = value instanceof Error ? value.message : value;
    return typeof text === 'string' || typeof text === 'number' ? [`${name}: ${text}`] : [];
  });
  return parts.length === 0 ? '' : ` (${plain(parts.join(', '))})`;
}
