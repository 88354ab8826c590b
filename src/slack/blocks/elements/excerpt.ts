import type { RichTextElement } from '@slack/types';
import type { TextRange } from '../../../model/hit.ts';
import { highlighted } from './rich-text.ts';
import { shorten } from './shorten.ts';

/** What can be seen of a text in so many UTF-16 units, and which of its ranges. */
export function cutWithRanges(
  text: string,
  units: number,
  ranges: readonly TextRange[],
): { readonly text: string; readonly ranges: readonly TextRange[] } {
  const shown = shorten(text, units);
  // The cut ends in an ellipsis of its own, which no range may reach.
  const end = shown === text ? text.length : shown.length - 1;
  return {
    text: shown,
    ranges: ranges.flatMap((range) =>
      range.start < end ? [{ start: range.start, end: Math.min(range.end, end) }] : [],
    ),
  };
}

/** A text cut to so many UTF-16 units, its ranges in bold. */
export function excerpt(
  text: string,
  units: number,
  ranges: readonly TextRange[] = [],
): RichTextElement[] {
  const cut = cutWithRanges(text, units, ranges);
  return highlighted(cut.text, cut.ranges);
}

/** What is read before the first range, so that it stands in its sentence. */
const LEAD = 60;

/** A text cut to so many units, from shortly before its first range where that would be cut away. */
export function excerptAround(
  text: string,
  units: number,
  ranges: readonly TextRange[],
): RichTextElement[] {
  const first = ranges[0]?.start ?? 0;
  if (first < units - LEAD) {
    return excerpt(text, units, ranges);
  }
  const from = text.lastIndexOf(' ', first - LEAD) + 1;
  const moved = ranges.map(({ start, end }) => ({ start: start - from + 1, end: end - from + 1 }));
  return excerpt(`…${text.slice(from)}`, units, moved);
}
