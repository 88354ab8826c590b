import { expect, it } from 'vitest';
import { inQuotes } from '../../../../src/slack/blocks/elements/in-quotes.ts';

it.each([
  ['air space', '“air space”'],
  ['“air space”', '“air space”'],
  ['“air space” “low”', '““air space” “low””'],
])('quotes %s as %s', (words, quoted) => {
  expect(inQuotes(words)).toBe(quoted);
});
