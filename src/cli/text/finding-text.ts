import type { Finding } from '../../model/finding.ts';
import { type Paint, plain } from './terminal-text.ts';

const MARKS = { well: '✓', warning: '▲', trouble: '✗', unknown: '?' } as const;
const COLOURS = { well: 'green', warning: 'yellow', trouble: 'red', unknown: 'dim' } as const;

/** What was found, a line each, with cause and remedy below what is not well. */
export function findingsText(findings: readonly Finding[], paint: Paint): string {
  const lines = findings.flatMap(({ state, symptom, cause, remedy }) => [
    `${paint(COLOURS[state], MARKS[state])} ${plain(symptom)}`,
    ...(cause === undefined || state === 'well' ? [] : [`    ${plain(cause)}`]),
    ...(remedy === undefined || state === 'well' ? [] : [`    → ${plain(remedy)}`]),
  ]);
  return `${lines.join('\n')}\n\n${summary(findings)}\n`;
}

function summary(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) =>
    findings.filter((finding) => finding.state === state).length;
  const parts = [
    ...(count('trouble') === 0 ? [] : [`${count('trouble')} in trouble`]),
    ...(count('warning') === 0 ? [] : [`${count('warning')} to look at`]),
    ...(count('unknown') === 0 ? [] : [`${count('unknown')} not known`]),
    `${count('well')} well`,
  ];
  return `${parts.join(', ')}.`;
}
