import { describe, expect, it } from 'vitest';
import {
  isLikelyMisspelled,
  isMisspelled,
  isSurelyMisspelled,
} from '../../../src/model/text/misspelling.ts';

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

describe('a spelling that is offered', () => {
  it.each([
    ['algoritm', 'algorithm', true],
    ['transparancy', 'transparency', true],
    ['egulation', 'regulation', true],
    ['penuries', 'entries', false],
    ['libre', 'line', false],
  ])('%s: %s', (typed, word, isLikely) => {
    expect(isLikelyMisspelled(typed, word)).toBe(isLikely);
  });
});

describe('a word that is read as another one unasked', () => {
  it.each([
    ['promt', 'prompt', true],
    ['algoritmic', 'algorithmic', true],
    ['tranparancy', 'transparency', true],
    ['ergulation', 'regulation', true],
    ['refugees', 'refuses', false],
    ['farming', 'warming', false],
    ['bac', 'back', false],
  ])('%s: %s', (typed, word, isSure) => {
    expect(isSurelyMisspelled(typed, word)).toBe(isSure);
  });
});
