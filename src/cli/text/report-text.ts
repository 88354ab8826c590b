import type { IndexReport } from '../../model/index-report.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { countWarnings } from '../../model/problem.ts';
import { counted, grouped } from '../../model/text/counted.ts';
import { leftOutText } from './left-out-text.ts';

/** What an index did, for people; `problems` is left to the caller. */
export function reportText(report: IndexReport): string {
  const { pages, indexed, unchanged, removed, skipped, rejected, warnings, items } = report;
  const changes = [
    `${grouped(indexed)} indexed`,
    `${grouped(unchanged)} unchanged`,
    `${grouped(removed)} removed`,
  ].join(', ');
  const warned = countWarnings([...rejected.flatMap(({ problems }) => problems), ...warnings]);
  const total = ITEM_KINDS.reduce((sum, kind) => sum + items[kind], 0);
  const kinds = ITEM_KINDS.map((kind) => `${kind} ${grouped(items[kind])}`).join(', ');
  return [
    `${counted(pages, 'page')} searchable (${changes}) in ${(report.durationMs / 1000).toFixed(1)} s`,
    `${counted(total, 'item')}: ${kinds}`,
    ...(skipped === 0 ? [] : [`${counted(skipped, 'file')} skipped: not a summary page`]),
    ...(rejected.length === 0 ? [] : [`${counted(rejected.length, 'page')} rejected`]),
    ...(warned === 0 ? [] : [counted(warned, 'warning')]),
    ...leftOutText(report),
    '',
  ].join('\n');
}
