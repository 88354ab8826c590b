import type { ArchiveItem } from './archive-item.ts';
import type { Row } from './item.ts';

/**
 * Mean relevancy of the rated rows, unrounded; null when none is rated.
 * An unrated row stands in with it wherever a floor applies.
 */
export function meanRelevancy(rows: readonly Pick<Row, 'relevancy'>[]): number | null {
  const rated = rows.flatMap(({ relevancy }) => (relevancy === null ? [] : [relevancy]));
  return rated.length === 0 ? null : rated.reduce((sum, value) => sum + value, 0) / rated.length;
}

/** What an unrated item stands in with; null for a rated item and on pages without any rating. */
export function inheritedRelevancy({ item, page }: ArchiveItem): number | null {
  return item.relevancy === null ? page.meanRelevancy : null;
}

/** `≈3.6`, `≈4`: one decimal at most, always marked as inherited. */
export function inheritedLabel(mean: number): string {
  return `≈${Number(mean.toFixed(1))}`;
}
