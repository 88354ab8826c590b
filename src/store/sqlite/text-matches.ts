import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ArchiveItem } from '../../model/archive-item.ts';
import { type Hit, NO_MATCH, type TextRange } from '../../model/hit.ts';
import type { WantedText } from './compile-match.ts';
import { frenchRanges } from './french-ranges.ts';

const NO_MATCHES = NO_MATCH.matches;

const Highlighted = z.object({
  name: z.string().nullable(),
  description: z.string().nullable(),
  change: z.string().nullable(),
});

/**
 * Finds where the wanted words stand in an item's texts, stems and accents included. SQLite ends a
 * text at a NUL byte here, so in a text that holds one nothing is found.
 */
export type TextMatches = (
  wanted: WantedText | null,
  row: number,
  found: ArchiveItem,
) => Hit['matches'];

export function createTextMatches(db: Database): TextMatches {
  // The driver binds numbers as reals, and FTS5 ignores a row number that is no integer.
  const highlight = db.prepare<[object]>(`
    SELECT highlight(item_fts, 0, @open, @close) AS name,
      highlight(item_fts, 3, @open, @close) AS description,
      highlight(item_fts, 4, @open, @close) AS change
    FROM item_fts WHERE item_fts MATCH @wanted AND rowid = CAST(@row AS INTEGER)`);
  return (wanted, row, { item: { name, description, change }, language }) => {
    if (wanted === null) {
      return NO_MATCHES;
    }
    const [open, close] = unusedCharacters([name, description, change].join(''));
    const marked = Highlighted.optional().parse(
      highlight.get({ open, close, wanted: wanted.expression, row }),
    );
    if (marked === undefined) {
      return NO_MATCHES;
    }
    const ranges = (highlighted: string | null, text: string | null) => {
      const written = rangesIn(highlighted, text, open, close);
      return language === 'fr'
        ? joined([...written, ...frenchRanges(text, wanted.french)])
        : written;
    };
    return {
      ...NO_MATCHES,
      name: ranges(marked.name, name),
      description: ranges(marked.description, description),
      change: ranges(marked.change, change),
    };
  };
}

/** In order, overlapping ones made one. */
function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const apart: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      apart.push({ start, end });
    }
  }
  return apart;
}

/** Two characters of the private use area that a text, which may hold anything, does not hold. */
function unusedCharacters(text: string): readonly [string, string] {
  const used = new Set(text);
  const unused: string[] = [];
  for (let code = 0xe000; unused.length < 2 && code <= 0xf8ff; code += 1) {
    const character = String.fromCharCode(code);
    if (!used.has(character)) {
      unused.push(character);
    }
  }
  return [unused[0] ?? '\u{F0000}', unused[1] ?? '\u{F0001}'];
}

function rangesIn(
  marked: string | null,
  text: string | null,
  open: string,
  close: string,
): readonly TextRange[] {
  if (
    marked === null ||
    text === null ||
    marked.replaceAll(open, '').replaceAll(close, '') !== text
  ) {
    return [];
  }
  const ranges: TextRange[] = [];
  let length = 0;
  for (const piece of marked.split(open).map((part) => part.split(close))) {
    const [matched = '', rest] = piece;
    if (rest !== undefined) {
      ranges.push({ start: length, end: length + matched.length });
    }
    length += matched.length + (rest?.length ?? 0);
  }
  return ranges;
}
