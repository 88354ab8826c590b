import { describe, expect, it } from 'vitest';
import { isMisspelled } from '../../src/model/misspelling.ts';

describe('a misspelling', () => {
  it.each([
    ['weekley', 'weekly'],
    ['halp', 'help'],
    ['lits', 'list'],
    ['digets', 'digest'],
  ])('is near enough: %s for %s', (typed, word) => {
    expect(isMisspelled(typed, word)).toBe(true);
  });

  it.each([
    ['nope', 'daily-regulation'],
    ['alerts', 'help'],
    ['5', 'a'],
    ['ai', 'an'],
    ['2025', '2026'],
    ['run', 'list'],
  ])('is none: %s for %s', (typed, word) => {
    expect(isMisspelled(typed, word)).toBe(false);
  });
});
