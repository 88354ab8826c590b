import type { Problem } from '../../model/problem.ts';
import { type Paint, plain } from './terminal-text.ts';

/** `file:line: warning: what is wrong [code]`, as editors and people know it. */
export function problemLine(
  { file, line, code, severity, message }: Problem,
  paint: Paint,
): string {
  const place = line === null ? file : `${file}:${line}`;
  const label = paint(severity === 'rejected' ? 'red' : 'yellow', severity);
  return `${plain(place)}: ${label}: ${plain(message)} ${paint('dim', `[${plain(code)}]`)}\n`;
}
