import { styleText } from 'node:util';
import type { TextRange } from '../../model/hit.ts';

const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Text from a page, a file name or a person, fit for a terminal: escape
 * sequences and characters that turn the writing direction become blanks.
 */
export function plain(text: string): string {
  return text.replace(CONTROLS, ' ');
}

export type Style = 'bold' | 'underline' | 'dim' | 'red' | 'yellow' | 'green';

/** Colours a text, or leaves it as it is where colours are not wanted. */
export type Paint = (style: Style, text: string) => string;

/** @param wanted - a terminal is at the other end, and NO_COLOR is not set. */
export function createPaint(wanted: boolean): Paint {
  return (style, text) =>
    wanted && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}

/**
 * A page's text with the ranges in a style of their own, and fit for a terminal.
 *
 * @param style - `underline` where the whole is bold.
 */
export function emphasized(
  text: string,
  ranges: readonly TextRange[],
  paint: Paint,
  style: Style = 'bold',
): string {
  let end = 0;
  const parts: string[] = [];
  for (const range of ranges) {
    parts.push(
      plain(text.slice(end, range.start)),
      paint(style, plain(text.slice(range.start, range.end))),
    );
    end = range.end;
  }
  return [...parts, plain(text.slice(end))].join('');
}
