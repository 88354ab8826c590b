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
