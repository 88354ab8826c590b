import { describe, expect, it } from 'vitest';
import { loneDashNote } from '../../../src/search/query/lone-dash.ts';

describe('a hyphen that stands alone', () => {
  it.each([
    ['drones - military', 'military'],
    ['drones − military', 'military'],
    ['- military', 'military'],
    ['drones - "air force"', '"air force"'],
  ])('in %s is told of, with what leaves the word out', (text, word) => {
    expect(loneDashNote(text)).toBe(`“- ${word}” asks for ${word}; -${word} leaves it out`);
  });

  it.each([
    'drones -military',
    'self-driving cars',
    'AI - the new law',
    'drones – military',
    'drones -',
  ])('is not in %s', (text) => {
    expect(loneDashNote(text)).toBeNull();
  });
});
