import { utcDay } from '../../../model/calendar.ts';
import { foldText } from '../../../model/text/text-words.ts';
import type { FileFormat } from '../../blocks/exports/export-ask.ts';

const LONGEST = 60;

/** `workshop-march-2026-11-28.html`: letters and digits that every system takes. */
export function fileName(title: string, at: Date, format: FileFormat): string {
  const words = foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return `${words === '' ? 'signalpost' : words}-${utcDay(at)}.${format}`;
}
