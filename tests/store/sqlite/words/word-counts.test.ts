import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentEvents } from '../../../../src/model/events/events.ts';
import { wordsOf } from '../../../../src/model/text/text-words.ts';
import { openDatabase } from '../../../../src/store/sqlite/file/open-database.ts';
import { createWordCounts } from '../../../../src/store/sqlite/words/word-counts.ts';
import { runs } from '../../../support/runs.ts';

const vocabulary = [
  'Drone',
  'drone',
  'été',
  'ete',
  'ⅷ',
  'water-way',
  'x'.repeat(65),
  '７',
  '無人機',
];
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }).map((w) => w.join(' '));
const page = fc.record({ words: text, items: fc.array(text, { maxLength: 4 }) });

describe('word counts', () => {
  it('hold for each word the number of items that have it, or whose page has it', async () => {
    const db = await openDatabase({ file: ':memory:', events: silentEvents });
    const stored = db.prepare<[], [string, number]>('SELECT word, items FROM word').raw();

    fc.assert(
      fc.property(fc.array(page, { maxLength: 4 }), fc.array(page, { maxLength: 4 }), (a, b) => {
        const counts = createWordCounts(db);
        const expected = new Map<string, number>();
        for (const { words, items } of [...a, ...b]) {
          const ofPage = [...new Set(wordsOf(words))];
          for (const item of items) {
            counts.add({ words: wordsOf(item), fromPage: ofPage, isFrench: false });
            for (const word of new Set([...ofPage, ...wordsOf(item)])) {
              expected.set(word, (expected.get(word) ?? 0) + 1);
            }
          }
        }
        counts.save();

        expect(new Map(stored.all())).toEqual(expected);

        const leaving = createWordCounts(db);
        for (const { words, items } of [...b, ...a]) {
          const ofPage = [...new Set(wordsOf(words))];
          for (const item of items) {
            leaving.remove({ words: wordsOf(item), fromPage: ofPage, isFrench: false });
          }
        }
        leaving.save();

        expect(stored.all()).toEqual([]);
      }),
      runs(100),
    );
    db.close();
  });
});
