import type { HandoutEntry, HandoutGroup } from './handout.ts';

/**
 * Each item once, under that theme of its page which most items of the sheet share, so that groups
 * are large and few. The largest group comes first; within one the order stays.
 */
export function groupByTheme(entries: readonly HandoutEntry[]): readonly HandoutGroup[] {
  const shared = countThemes(entries);
  const groups = new Map<string | null, HandoutEntry[]>();
  for (const entry of entries) {
    const theme = mostShared(entry, shared);
    const group = groups.get(theme) ?? [];
    group.push(entry);
    groups.set(theme, group);
  }
  return [...groups]
    .map(([heading, found]) => ({ heading, entries: found }))
    .toSorted(
      (a, b) =>
        Number(a.heading === null) - Number(b.heading === null) ||
        b.entries.length - a.entries.length,
    );
}

function countThemes(entries: readonly HandoutEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const theme of new Set(themesOf(entry))) {
      counts.set(theme, (counts.get(theme) ?? 0) + 1);
    }
  }
  return counts;
}

function themesOf({ subject }: HandoutEntry): readonly string[] {
  return subject.kind === 'item' ? subject.found.page.themes : [];
}

function mostShared(entry: HandoutEntry, counts: ReadonlyMap<string, number>): string | null {
  const [first] = themesOf(entry).toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return first ?? null;
}
