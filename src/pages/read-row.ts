import type { ItemKind, Row } from '../model/item.ts';
import { type Fault, quoteFound } from '../model/problem-sentence.ts';
import type { ProblemLog } from './problem-log.ts';
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

/** What a table row says; undefined, with a warning, when it says nothing. */
export function readRow(row: TableRow, problems: ProblemLog): Row | undefined {
  const { columns, kind, line } = row;
  const cell = (column: TableColumn) => cellOf(row, column);
  const [name, description] = [cell('name'), cell('description')];
  const missing = missingIn(row);
  if (name === null && description === null) {
    problems.warn({ line, ...(missing ? { ...missing, remark: IS_MISSING } : SAYS_NOTHING) });
    return undefined;
  }
  if (missing !== undefined) {
    problems.warn({ line, ...missing, remark: 'Such a cell counts as empty.' });
  }
  const nameAt = columns.indexOf('name');
  if (row.cells[nameAt] === '') {
    problems.warn({
      line,
      code: 'row-name',
      what: 'The row has no name',
      expected: `text in the column ${quoteFound(row.headings[nameAt] ?? '')}`,
      found: 'an empty cell',
      remark: 'If the row continues the one above, join the two.',
    });
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

/** Null for an empty cell, a missing value, and a column that the table does not have. */
function cellOf({ cells, columns }: TableRow, column: TableColumn): string | null {
  const cell = cells[columns.indexOf(column)];
  return cell === undefined || cell === '' || cell === MISSING ? null : cell;
}

/** What is wrong with the cells without a value; undefined when the row has none. */
function missingIn({ cells, columns, headings }: TableRow): Omit<Fault, 'line'> | undefined {
  const found = headings.filter((_, n) => {
    const column = columns[n] ?? null;
    return cells[n] === MISSING && column !== null && columns.indexOf(column) === n;
  });
  if (found.length === 0) {
    return undefined;
  }
  const where = `${found.length === 1 ? 'column' : 'columns'} ${found.map(quoteFound).join(', ')}`;
  return {
    code: 'cell-nan',
    what: `The row says "${MISSING}" in the ${where}, as generators write for a missing value`,
    expected: 'content or an empty cell',
  };
}

const SAYS_NOTHING: Omit<Fault, 'line'> = {
  code: 'row-empty',
  what: 'The row says nothing',
  expected: 'a name or a description',
  found: 'both cells empty',
  remark: 'It was left out.',
};
const IS_MISSING = 'The row has neither name nor description, and was left out.';

function readRelevancy(row: TableRow, problems: ProblemLog): number | null {
  const cell = cellOf(row, 'relevancy');
  if (cell === null) {
    return null;
  }
  // A column with one missing value is written as floats: 4.0 is a 4.
  const [, rating] = /^([1-5])(?:\.0+)?$/.exec(cell) ?? [];
  if (rating === undefined) {
    problems.warn({
      line: row.line,
      code: 'relevancy',
      what: 'The relevancy is no rating',
      expected: 'a whole number from 1 to 5',
      received: cell,
      remark: 'The row counts as unrated.',
    });
    return null;
  }
  return Number(rating);
}
