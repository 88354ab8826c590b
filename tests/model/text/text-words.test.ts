import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compounds, foldText, textWords, wordsOf } from '../../../src/model/text/text-words.ts';

describe('the words of a text', () => {
  it.each([
    ['Café, CAFÉ & Cœur', ['cafe', 'cafe', 'coeur']],
    ['CO₂ ﬁnance ＡＩ', ['co2', 'finance', 'ai']],
    ['Kindle™ and Ⅳ', ['kindle', 'and', 'iv']],
    ['micro\u200bgrids and bio\u00adtech', ['microgrids', 'and', 'biotech']],
    ['C++, C# and vitamin C', ['cplusplus', 'csharp', 'and', 'vitamin', 'c']],
    ['R&amp;D isn&#8217;t', ['r', 'd', 'isn', 't']],
    ["l’IA d'un", ['l', 'ia', 'd', 'un']],
    ['合わせ箸 and 한국', ['合', 'わ', 'せ', '箸', 'and', '한국']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['🚀 ½', ['1', '2']],
    ['x'.repeat(65), []],
  ])('are cut and normalised: %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('stand where they are said to stand, in order', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('a', 'É', '\u00ad', '-', ' ', '合', '&amp;', '#') }),
    );

    fc.assert(
      fc.property(text, (written) => {
        let before = 0;
        for (const { word, start, end } of textWords(written)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(written.length);
          expect(start).toBeGreaterThanOrEqual(before);
          before = start;
          expect(foldText(word)).toBe(word);
        }
      }),
    );
  });

  it.each(['-', '\u{2010}', '\u{2011}', '\u{2013}'])(
    'are one whatever hyphen joins them: %s',
    (sign) => {
      const text = `an e${sign}mail`;

      expect(compounds(text, textWords(text)).map(({ word }) => word)).toEqual(['email']);
    },
  );

  it('are one where a hyphen joins them, unless they are numbers', () => {
    const text = 'E-mail in state-of-the-art COVID-19 wards, 2026-11-28';

    expect(compounds(text, textWords(text)).map(({ word }) => word)).toEqual([
      'email',
      'stateoftheart',
      'covid19',
    ]);
  });
});
