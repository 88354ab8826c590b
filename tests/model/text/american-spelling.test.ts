import { describe, expect, it } from 'vitest';
import { americanSpelling } from '../../../src/model/text/american-spelling.ts';

describe('American spelling', () => {
  it.each([
    ['labour', 'labor'],
    ['behavioural', 'behavioral'],
    ['radicalisation', 'radicalization'],
    ['organised', 'organized'],
    ['analysed', 'analyzed'],
    ['centres', 'centers'],
    ['kilometre', 'kilometer'],
    ['fibre', 'fiber'],
    ['dialogue', 'dialog'],
    ['travelling', 'traveling'],
    ['defence', 'defense'],
    ['ageing', 'aging'],
    ['programme', 'program'],
    ['fulfilment', 'fulfillment'],
    ['paediatric', 'pediatric'],
  ])('makes one word of %s and %s', (british, american) => {
    expect(americanSpelling(british)).toBe(american);
    expect(americanSpelling(american)).toBe(american);
  });

  it.each([
    'promise',
    'advertised',
    'four',
    'hour',
    'tour',
    'source',
    'filling',
    'selling',
    'wise',
  ])('leaves %s alone', (word) => {
    expect(americanSpelling(word)).toBe(word);
  });
});
