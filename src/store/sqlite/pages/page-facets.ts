import type { Database } from 'better-sqlite3';
import { FACETS, type Facet } from '../../../model/facet.ts';
import type { PageToStore } from '../../page-store.ts';
import { foldValue } from '../fold.ts';
import { sourceHost } from './source-host.ts';

/** Writes by which themes, keywords, category and type a page is found. */
export interface PageFacets {
  add(pageRow: number, summary: PageToStore['summary']): void;
  clear(pageRow: number): void;
}

interface StoredValue {
  readonly row: number;
  readonly folded: string;
}

/** One for each transaction. */
export function createPageFacets(db: Database): PageFacets {
  const toValue = createFacetValues(db);
  const add = db.prepare<[number, number]>(
    'INSERT INTO page_facet (value_row, page_row) VALUES (?, ?)',
  );
  const clear = db.prepare<[number]>('DELETE FROM page_facet WHERE page_row = ?');
  return {
    add: (pageRow, summary) => {
      for (const facet of FACETS) {
        // Of spellings that compare as equal, a page has its first.
        const folded = new Set<string>();
        for (const text of textsOf(summary, facet)) {
          const value = toValue(facet, text);
          if (!folded.has(value.folded)) {
            folded.add(value.folded);
            add.run(value.row, pageRow);
          }
        }
      }
    },
    clear: (pageRow) => void clear.run(pageRow),
  };
}

/** Looks up the row of a value, or adds it; remembers, as pages have much in common. */
function createFacetValues(db: Database): (facet: Facet, text: string) => StoredValue {
  const find = db
    .prepare<[Facet, string, string], number>(
      'SELECT value_row FROM facet_value WHERE facet = ? AND folded = ? AND value = ?',
    )
    .pluck();
  const add = db.prepare<[Facet, string, string]>(
    'INSERT INTO facet_value (facet, folded, value) VALUES (?, ?, ?)',
  );
  const known = new Map<Facet, Map<string, StoredValue>>(FACETS.map((facet) => [facet, new Map()]));
  return (facet, text) => {
    const remembered = known.get(facet)?.get(text);
    if (remembered !== undefined) {
      return remembered;
    }
    const folded = foldValue(text);
    const row =
      find.get(facet, folded, text) ?? Number(add.run(facet, folded, text).lastInsertRowid);
    known.get(facet)?.set(text, { row, folded });
    return { row, folded };
  };
}

function textsOf(summary: PageToStore['summary'], facet: Facet): readonly string[] {
  const texts: Readonly<Record<Facet, readonly (string | null)[]>> = {
    theme: summary.themes,
    keyword: summary.keywords,
    topic: [],
    source: [sourceHost(summary.url)],
    category: [summary.category],
    type: [summary.type],
  };
  return texts[facet].filter((text) => text !== null);
}
