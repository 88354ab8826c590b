import { describe, expect, it } from 'vitest';
import type { DecidedRating } from '../../../src/model/review/calibration.ts';
import type { Verdict } from '../../../src/model/review/review.ts';
import { calibrate } from '../../../src/review/calibration/calibrate.ts';
import { calibrationWords } from '../../../src/review/calibration/calibration-words.ts';

const some = (
  count: number,
  verdict: Verdict,
  relevancy: DecidedRating['relevancy'],
  fields: Partial<DecidedRating> = {},
): readonly DecidedRating[] =>
  Array.from({ length: count }, () => ({
    kind: 'signal',
    relevancy,
    themes: ['mobility'],
    verdict,
    ...fields,
  }));

describe('calibrating', () => {
  it('counts the themes that find no room, and those with too little', () => {
    const themes = Array.from({ length: 10 }, (_, n) => `theme ${n}`);
    const calibration = calibrate([
      ...themes.flatMap((theme) => some(5, 'accepted', 5, { themes: [theme] })),
      ...some(1, 'accepted', 5, { themes: ['rare'] }),
    ]);

    expect(calibration.byTheme).toHaveLength(8);
    expect(calibrationWords(calibration).caution).toContain('2 more themes not shown.');
    expect(calibrationWords(calibration).caution).toContain('1 theme with fewer than 5');
  });

  it('says that ratings tell where high ones are accepted more often beyond chance', () => {
    const calibration = calibrate([
      ...some(18, 'accepted', 5),
      ...some(6, 'dismissed', 4),
      ...some(3, 'accepted', 2),
      ...some(8, 'dismissed', 3),
      ...some(1, 'false-positive', 1),
      ...some(4, 'duplicate', 5),
    ]);

    expect(calibration).toMatchObject({
      verdict: 'tells',
      duplicates: 4,
      all: { accepted: 21, decided: 36 },
      strong: { accepted: 18, decided: 24 },
      weak: { accepted: 3, decided: 12 },
    });
    expect(calibrationWords(calibration).sentence).toBe(
      'Of 24 items rated 4 or 5, 18 were accepted (75 %, probably 55–88 %); of 12 rated 1 to 3, 3 (25 %, probably 9–53 %). ' +
        'That is a difference of 50 points, probably between 15 and 71 points.',
    );
  });

  it('says that it may be chance where the range of the difference holds none', () => {
    const calibration = calibrate([
      ...some(4, 'accepted', 5),
      ...some(3, 'dismissed', 4),
      ...some(3, 'accepted', 2),
      ...some(4, 'dismissed', 3),
    ]);

    expect(calibration.verdict).toBe('unclear');
    expect(calibrationWords(calibration).sentence).toContain('may be chance');
  });

  it('says that the opposite holds where it does', () => {
    const calibration = calibrate([
      ...some(20, 'dismissed', 5),
      ...some(1, 'accepted', 5),
      ...some(15, 'accepted', 1),
    ]);

    expect(calibration.verdict).toBe('opposite');
  });

  it('says how many are missing where too little is decided', () => {
    const calibration = calibrate([...some(3, 'accepted', 5), ...some(1, 'dismissed', 2)]);

    expect(calibrationWords(calibration)).toMatchObject({
      headline: 'Too little is decided to say',
      sentence:
        'Of items rated 4 or 5, 3 are decided, of those rated 1 to 3, 1. It takes 5 of each.',
    });
  });

  it('says so of an archive of which nothing is decided, and shows no empty table', () => {
    const words = calibrationWords(calibrate([]));

    expect(words.headline).toBe('Too little is decided to say');
    expect(words.parts).toEqual([]);
  });

  it('tells unrated ones apart, kinds, and themes of which there is enough', () => {
    const calibration = calibrate([
      ...some(5, 'accepted', null, { kind: 'concern', themes: ['health', 'health', 'rare'] }),
      ...some(1, 'dismissed', 4, { themes: ['rare'] }),
    ]);

    const { parts } = calibrationWords(calibration);
    expect(parts.map(({ heading }) => heading)).toEqual(['By rating', 'By kind', 'By theme']);
    expect(parts[0]?.lines).toContain('unrated: 5 of 5 accepted, 100 % (57–100 %)');
    expect(parts[1]?.lines).toEqual([
      'signals: 0 of 1 accepted, 0 % (0–79 %) · too few to say of ratings',
      'concerns: 5 of 5 accepted, 100 % (57–100 %) · too few to say of ratings',
    ]);
    expect(calibration.byTheme.map(({ theme, all }) => [theme, all.decided])).toEqual([
      ['rare', 6],
      ['health', 5],
    ]);
  });
});
