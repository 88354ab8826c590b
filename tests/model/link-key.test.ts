import { expect, it } from 'vitest';
import { linkKey } from '../../src/model/link-key.ts';

it.each([
  ['https://example.org/a', 'http://www.example.org/a/?utm_source=news#part'],
  ['https://EXAMPLE.org/a?id=7', 'https://example.org/a?id=7&fbclid=x'],
  ['https://example.org', 'https://example.org/'],
])('takes %s and %s for one article', (one, other) => {
  expect(linkKey(other)).toBe(linkKey(one));
});

it.each([
  ['https://example.org/a', 'https://example.org/A'],
  ['https://example.org/a', 'https://news.example.org/a'],
  ['https://example.org/?id=7', 'https://example.org/?id=8'],
])('tells %s from %s', (one, other) => {
  expect(linkKey(other)).not.toBe(linkKey(one));
});

it.each(['', 'no address', 'javascript:alert(1)', 'mailto:a@example.org'])(
  'has none for %j',
  (address) => {
    expect(linkKey(address)).toBeNull();
  },
);
