import { aPageText } from '../support/page-text.ts';
import { printTable } from '../support/print-table.ts';

export const columns = [
  { heading: 'name' },
  { heading: 'description' },
  { heading: 'relevancy', numeric: true },
];

/** A rated table of these rows, as archives have them. */
export const table = (...rows: readonly (readonly string[])[]) => printTable(columns, rows);

/** A page whose first table has these lines. */
export const withSignals = (signals: readonly string[]) => aPageText({ signals });
