import type { ItemKind, Row } from '../model/item.ts';
import type { ProblemLog } from './problem-log.ts';
import { quoteFound } from './quote-found.ts';
import type { TableColumn } from './table-columns.ts';

/** What the library that prints the tables writes for a value that is missing. */
const MISSING = 'nan';

export interface TableRow {
  readonly cells: readonly string[];
  readonly columns: readonly (TableColumn | null)[];
  /** The cells of the table's header, one above each cell of the row. */
  readonly headings: readonly string[];
  readonly kind: ItemKind;
  /** From 1. */
  readonly line: number;
}

/** What a table row says; undefined, with a warning, when it says nothing or is the header again. */
export function readRow(row: TableRow, problems: ProblemLog): Row | undefined {
  const { columns, kind, line } = row;
  if (repeatsHeader(row)) {
    problems.warn(
      line,
      'row-header',
      `The row repeats the table's headings; expected an item, found ${quoteFound(row.cells.join(' | '))}. It was left out.`,
    );
    return undefined;
  }
  const cell = (column: TableColumn) => textOf(row, column, problems);
  const [name, description] = [cell('name'), cell('description')];
  if (name === null && description === null) {
    problems.warn(
      line,
      'row-empty',
      'The row says nothing; expected a name or a description, found both cells empty. It was left out.',
    );
    return undefined;
  }
  if (name === null && columns.includes('name')) {
    problems.warn(
      line,
      'row-name',
      `The row has no name, though its table has a column for them; expected one, found ${quoteFound(description ?? '')}. If this goes on with the row above, join the two.`,
    );
  }
  return {
    kind,
    name,
    description,
    relevancy: readRelevancy(row, problems),
    change: cell('change'),
    tenYear: cell('tenYear'),
    drivingForce: cell('drivingForce'),
  };
}

/** Tables that were joined bring their headings along. */
function repeatsHeader({ cells, headings }: TableRow): boolean {
  return cells.every((cell, n) => cell.toLowerCase() === headings[n]?.toLowerCase());
}

function cellOf({ cells, columns }: TableRow, column: TableColumn): string | null {
  return cells[columns.indexOf(column)] || null;
}

function textOf(row: TableRow, column: TableColumn, problems: ProblemLog): string | null {
  const cell = cellOf(row, column);
  if (cell !== MISSING) {
    return cell;
  }
  problems.warn(
    row.line,
    'cell-nan',
    `A cell says "${MISSING}", as generators write for a missing value; expected text or an empty cell. It counts as empty.`,
  );
  return null;
}

function readRelevancy(row: TableRow, problems: ProblemLog): number | null {
  const cell = cellOf(row, 'relevancy');
  if (cell === null) {
    return null;
  }
  // A column with one missing value is written as floats: 4.0 is a 4.
  const [, rating] = /^([1-5])(?:\.0+)?$/.exec(cell) ?? [];
  if (rating === undefined) {
    problems.warn(
      row.line,
      'relevancy',
      `The relevancy is no rating; expected a whole number from 1 to 5, found ${quoteFound(cell)}. The row counts as unrated.`,
    );
    return null;
  }
  return Number(rating);
}
