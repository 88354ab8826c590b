import type { Row } from '../model/item.ts';
import type { ProblemLog } from './problem-log.ts';

export type TableColumn = Exclude<keyof Row, 'kind'>;

/** Headings of every layout, in lower case with single blanks; null is a column without content of its own. */
const COLUMN_BY_HEADING: ReadonlyMap<string, TableColumn | null> = new Map([
  ['name', 'name'],
  ['signal', 'name'],
  ['description', 'description'],
  ['change', 'change'],
  ['10 year', 'tenYear'],
  ['10y horizon', 'tenYear'],
  ['driving force', 'drivingForce'],
  ['relevancy', 'relevancy'],
  // The page's own id, and the row numbers of some writers.
  ['src', null],
  ['', null],
]);

/** Characters, with blanks to spare: more are none of the headings above. */
const LONGEST_HEADING = 64;

/** What each cell of the table's rows is; undefined, with a warning, when the header cannot be used. */
export function tableColumns(
  headings: readonly string[],
  header: string,
  line: number,
  problems: ProblemLog,
): readonly (TableColumn | null)[] | undefined {
  const columns = headings.map((heading) => columnOf(heading, line, problems));
  if (!(columns.includes('name') || columns.includes('description'))) {
    problems.warn({
      line,
      code: 'table-columns',
      what: "The table's columns cannot be read",
      expected: 'headings',
      example: '| name | description |',
      received: header,
    });
    return undefined;
  }
  reportRepeats(headings, columns, line, problems);
  return columns;
}

/** Of two columns for the same thing, the first is read. */
function reportRepeats(
  headings: readonly string[],
  columns: readonly (TableColumn | null)[],
  line: number,
  problems: ProblemLog,
): void {
  for (const [n, column] of columns.entries()) {
    if (column !== null && columns.indexOf(column) < n) {
      problems.warn({
        line,
        code: 'table-columns',
        what: 'A column is there twice',
        expected: 'each once',
        received: headings[n] ?? '',
        remark: 'The first was read, this one was left out.',
      });
    }
  }
}

function columnOf(heading: string, line: number, problems: ProblemLog): TableColumn | null {
  const column = columnNamed(heading);
  if (column === undefined) {
    problems.warn({
      line,
      code: 'table-columns',
      what: 'A column is not known and was left out',
      expected: 'one of name, description, change, 10-year, driving-force, relevancy',
      received: heading,
    });
    return null;
  }
  return column;
}

/** The column of a heading, null for one without content of its own; undefined when it is not known. */
function columnNamed(heading: string): TableColumn | null | undefined {
  return heading.length > LONGEST_HEADING
    ? undefined
    : COLUMN_BY_HEADING.get(heading.toLowerCase().replace(/[\s_-]+/g, ' '));
}
