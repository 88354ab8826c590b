import { type ExportAsk, ExportWhat, FileFormat, misfit } from '../../blocks/exports/export-ask.ts';

/**
 * Reads `decisions csv is:accepted`: what, a format if there is one, and a query.
 *
 * @returns null where it does not begin with anything that can be exported, a sentence where what
 *   and format do not go together.
 */
export function readExport(typed: string): ExportAsk | string | null {
  const [first = '', second = '', ...rest] = typed.trim().split(/\s+/);
  const what = ExportWhat.safeParse(first.toLowerCase() === 'handout' ? 'sheet' : first).data;
  if (what === undefined) {
    return null;
  }
  const format = FileFormat.safeParse(second.toLowerCase()).data;
  const query = (format === undefined ? [second, ...rest] : rest).join(' ').trim();
  const chosen = format ?? (what === 'sheet' ? 'html' : 'csv');
  return misfit(what, chosen) ?? { kind: 'archive', what, format: chosen, query };
}
