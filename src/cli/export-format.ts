import { jsonLine } from './json-line.ts';

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

export function createExportFormat<R extends object>(
  format: (typeof EXPORT_FORMATS)[number],
  { columns, cells }: ExportTable<R>,
): ExportFormat<R> {
  switch (format) {
    case 'jsonl':
      return { head: '', line: jsonLine };
    case 'csv':
      return { head: csvLine(columns), line: (record) => csvLine(cells(record).map(oneLine)) };
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
function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  // A spreadsheet would run such a cell as a formula; the apostrophe makes it text.
  const guarded = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",;]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}
