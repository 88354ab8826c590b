import type { ItemKind, Row } from '../../src/model/item.ts';
import type { Summary } from '../../src/model/summary.ts';
import { printTable } from './print-table.ts';

export const TABLE_HEADINGS: Readonly<Record<string, ItemKind>> = {
  '## Signals': 'signal',
  '## Concerns': 'concern',
  '## Behaviors': 'behavior',
  '## Technologies': 'technology',
  '## Issues': 'issue',
};

const FIELDS: Readonly<Record<string, (row: Row, summary: Summary) => string>> = {
  name: ({ name }) => name ?? '',
  Signal: ({ name }) => name ?? '',
  description: ({ description }) => description ?? '',
  change: ({ change }) => change ?? '',
  Change: ({ change }) => change ?? '',
  '10-year': ({ tenYear }) => tenYear ?? '',
  '10y horizon': ({ tenYear }) => tenYear ?? '',
  'driving-force': ({ drivingForce }) => drivingForce ?? '',
  'Driving force': ({ drivingForce }) => drivingForce ?? '',
  relevancy: ({ relevancy }) => String(relevancy ?? ''),
  src: (_, { id }) => id,
};

export interface TableOfPage {
  readonly kind: ItemKind;
  /** As they stand in the page. */
  readonly lines: readonly string[];
}

/** The tables in a page's own text, found by nothing but their headings and bars. */
export function tablesOfText(text: string): readonly TableOfPage[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const kind = TABLE_HEADINGS[line];
    const start = at + 2;
    const end = lines.findIndex((candidate, n) => n >= start && !candidate.startsWith('|'));
    return kind === undefined
      ? []
      : [{ kind, lines: lines.slice(start, end === -1 ? lines.length : end) }];
  });
}

/** A table as its parsed rows say it, printed with the headings that the page has. */
export function reprintTable(summary: Summary, { kind, lines }: TableOfPage): readonly string[] {
  const headings = (lines[0] ?? '')
    .split('|')
    .slice(1, -1)
    .map((heading) => heading.trim());
  const rows = summary.rows.filter((row) => row.kind === kind);
  return printTable(
    headings.map((heading) => ({ heading, numeric: heading === 'relevancy' })),
    rows.map((row) => headings.map((heading) => FIELDS[heading]?.(row, summary) ?? '?')),
  );
}
