import { EXPORT_COLUMNS, type ExportRecord, exportCells } from './export-record.ts';
import { jsonLine } from './json-line.ts';

/** How items are written out, one on each line. */
export interface ExportFormat {
  /** What stands before the first item. */
  readonly head: string;
  readonly line: (record: ExportRecord) => string;
}

export const EXPORT_FORMATS = ['jsonl', 'csv', 'md'] as const;

export const exportFormats: Readonly<Record<(typeof EXPORT_FORMATS)[number], ExportFormat>> = {
  jsonl: { head: '', line: jsonLine },
  csv: { head: csvLine(EXPORT_COLUMNS), line: (record) => csvLine(exportCells(record)) },
  md: {
    head: `${tableLine(EXPORT_COLUMNS)}${tableLine(EXPORT_COLUMNS.map(() => '---'))}`,
    line: (record) => tableLine(exportCells(record).map(escapeMarkdown)),
  },
};

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
