import type { Database } from 'better-sqlite3';

const TABLES = ['item_fts', 'page_fts'] as const;
/** Segments of one size that are merged into a larger one; a batch of pages writes one. */
const USUAL_MERGE = 8;
/** However many a first index writes, SQLite's own limit on them is 2,000: half a million pages. */
const MOST_SEGMENTS = 1999;
/** SQLite's own. */
const USUAL_CRISIS = 16;
/**
 * Of entries that gather before they become a segment: those of 1,024 pages, so that each transaction
 * writes one. With SQLite's own 1 MB it writes four, and a merge reads and cuts each of them in every
 * step: 185 MB instead of 146 for 14,000 pages, with the larger steps.
 */
const GATHERED_BYTES = 32 * 1024 * 1024;
const USUALLY_GATHERED_BYTES = 1024 * 1024;
/** Of 4 KB, written by one step: some 100 ms, so that others get their turn between two. */
const STEP_PAGES = 2000;

/**
 * The merging of the full-text indexes' segments. A first index merges none while it goes on and all
 * at its end, since it would write the same entries again and again: 35,000 pages cost 8.9 times the
 * CPU time of 3,500 in the thread that writes, instead of 10.2, and leave one segment to search
 * instead of a dozen. All within the caller's transaction.
 */
export interface SegmentMerges {
  /** Before pages of a first index are written. */
  suspend(): void;
  /** After it: to be called until nothing is left to do. */
  step(): 'more' | 'ordered';
}

export function createSegmentMerges(db: Database): SegmentMerges {
  // Numbers of ours stand in the text: bound ones would be no integers to SQLite.
  const tell = (table: string, command: string, value: number) =>
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('${command}', ${value})`);
  const set = (option: string, value: number) => {
    for (const table of TABLES) {
      tell(table, option, value);
    }
  };
  const isSuspended = () =>
    db.prepare("SELECT v FROM item_fts_config WHERE k = 'automerge'").pluck().get() === 0;
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  /** A step that merged nothing changes less than two rows, as SQLite tells. */
  const merge = (table: string, pages: number) => {
    const before = changes.get() ?? 0;
    tell(table, 'merge', pages);
    return (changes.get() ?? 0) - before >= 2;
  };
  let merging: string[] = [];

  return {
    suspend: () => {
      if (!isSuspended()) {
        set('automerge', 0);
        set('crisismerge', MOST_SEGMENTS);
        set('hashsize', GATHERED_BYTES);
      }
    },
    step: () => {
      if (isSuspended()) {
        set('automerge', USUAL_MERGE);
        set('crisismerge', USUAL_CRISIS);
        set('hashsize', USUALLY_GATHERED_BYTES);
        // Below 0: all segments, whatever their sizes, become one.
        merging = TABLES.filter((table) => merge(table, -STEP_PAGES));
      } else {
        merging = merging.filter((table) => merge(table, STEP_PAGES));
      }
      return merging.length > 0 ? 'more' : 'ordered';
    },
  };
}
