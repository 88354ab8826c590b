import { counted } from '../../model/text/counted.ts';
import type { DatabaseFacts } from '../../store/sqlite/backup/check-database.ts';

/** What a database holds, in one line: `12.3 MB, 3,500 pages, 41,000 items, 12 decisions`. */
export function factsText({ bytes, pages, items, decisions, search }: DatabaseFacts): string {
  return [
    `${(bytes / 1e6).toFixed(1)} MB`,
    counted(pages, 'page'),
    counted(items, 'item'),
    counted(decisions, 'decision'),
    ...(search === 'sound' ? [] : ['its search index damaged (the next index builds it anew)']),
  ].join(', ');
}
