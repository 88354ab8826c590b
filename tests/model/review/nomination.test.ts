import { describe, expect, it } from 'vitest';
import { nominationTitle } from '../../../src/model/review/nomination.ts';

describe('nominationTitle', () => {
  it.each([
    ['Ferries without crews', 'Ferries without crews'],
    ['  Ferries\n\twithout\u00a0 crews ', 'Ferries without crews'],
    ['\u202eFerries\u0007', 'Ferries'],
    ['Ferries without crews cross the strait', 'Ferries without crews…'],
    [' \n\u0000\u200f', 'a message without text'],
    ['', 'a message without text'],
  ])('makes of %j a line of at most 25 characters', (text, title) => {
    expect(nominationTitle({ text }, 25)).toBe(title);
  });
});
