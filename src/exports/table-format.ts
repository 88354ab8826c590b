import { jsonLine } from '../model/json-line.ts';

/** What stands in a cell; nothing is an empty cell. */
export type ExportCell = string | number | null | readonly string[];

/** Records as a table, for formats that are tables. */
export interface ExportTable<R> {
  readonly columns: readonly string[];
  /** In the order of the columns. */
  readonly cells: (record: R) => readonly ExportCell[];
}

/** How records are written out, one on each line. */
export interface ExportFormat<R> {
  /** What stands before the first record. */
  readonly head: string;
  readonly line: (record: R) => string;
}

export const EXPORT_FORMATS = ['jsonl', 'csv', 'md'] as const;
export type TableFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Who reads the CSV. Spreadsheets get a byte order mark, and as text what they would take for a
 * number or a day and change; programs get each cell as it is, but for what a spreadsheet would run
 * as a formula. Columns are parted by commas for both: where a country's spreadsheets part them by
 * semicolons, the file is opened by their import, as README says.
 */
export type CsvReader = 'spreadsheets' | 'programs';

/** Tells a spreadsheet that the file is UTF-8; without it, Excel shows `é` as `Ã©`. */
const BYTE_ORDER_MARK = '\ufeff';

export function createExportFormat<R extends object>(
  format: TableFormat,
  { columns, cells }: ExportTable<R>,
  reader: CsvReader,
): ExportFormat<R> {
  switch (format) {
    case 'jsonl':
      return { head: '', line: jsonLine };
    case 'csv':
      return {
        head: `${reader === 'spreadsheets' ? BYTE_ORDER_MARK : ''}${csvLine(columns, reader)}`,
        line: (record) => csvLine(cells(record).map(oneLine), reader),
      };
    case 'md':
      return {
        head: `${tableLine(columns)}${tableLine(columns.map(() => '---'))}`,
        line: (record) => tableLine(cells(record).map(oneLine).map(escapeMarkdown)),
      };
  }
}

/** Several values in one cell, and control characters, which would break the line. */
function oneLine(cell: ExportCell): string {
  const text = typeof cell === 'object' && cell !== null ? cell.join('; ') : String(cell ?? '');
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** RFC 4180. */
function csvLine(cells: readonly string[], reader: CsvReader): string {
  return `${cells.map((cell) => csvCell(cell, reader)).join(',')}\r\n`;
}

/** A spreadsheet would run such a cell as a formula; the apostrophe makes it text. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
/** The same within a cell, for spreadsheets that take every semicolon for the end of one. */
const FORMULA_AFTER_SEMICOLON = /;(?=[\s"']*[=+\-@＝＋－＠])/g;
/**
 * Ids of 16 and 32 hex digits that happen to be digits alone, or digits around one `e`: a
 * spreadsheet would round the first to 15 figures and take the second for 10 to some power. Leading
 * zeros would go.
 */
const LIKE_A_NUMBER = /^(\d{12,}|0\d+|\d+(\.\d+)?e[+-]?\d+)$/i;
/** `1/2`, `3-4`, `Mar 1`: days to a spreadsheet. Ours, as `2026-11-23`, are meant to be. */
const LIKE_A_DAY =
  /^(\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .-]?\d{1,4})$/i;

function csvCell(text: string, reader: CsvReader): string {
  const isChanged =
    reader === 'spreadsheets' && (LIKE_A_NUMBER.test(text) || LIKE_A_DAY.test(text));
  const safe = text.replace(FORMULA_AFTER_SEMICOLON, ";'");
  const guarded = FORMULA.test(text) || isChanged ? `'${safe}` : safe;
  return /[",;]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** Text in which Markdown finds nothing to format, and no HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}
