import { describe, expect, it } from 'vitest';
import { emojiCharacter, emojis, findEmojis } from '../../../../src/workspace/web/text/emoji.ts';
import {
  dayName,
  relativeTime,
  slackDate,
  tsToMs,
} from '../../../../src/workspace/web/text/times.ts';

const noon = new Date(2026, 10, 23, 12).getTime();
const hour = 3_600_000;

describe('times', () => {
  it('names today and yesterday by the workspace clock, other days in full', () => {
    expect(dayName(noon - hour, noon)).toBe('Today');
    expect(dayName(noon - 13 * hour, noon)).toBe('Yesterday');
    expect(dayName(noon - 72 * hour, noon)).toMatch(/20/);
    expect(dayName(noon - 400 * 24 * hour, noon)).toMatch(/2025/);
  });

  it('reads a ts to the millisecond', () => {
    expect(tsToMs('1795424400.123000')).toBe(1_795_424_400_123);
  });

  it('says how long ago', () => {
    expect(relativeTime(noon - 5 * 60_000, noon)).toBe('5 minutes ago');
    expect(relativeTime(noon + 49 * hour, noon)).toBe('in 2 days');
    expect(relativeTime(noon - 30_000, noon)).toBe('just now');
    expect(relativeTime(noon + 10_000, noon)).toBe('just now');
  });

  it('fills the tokens of a Slack date and leaves unknown ones', () => {
    const seconds = Date.UTC(2026, 10, 23, 12) / 1000;

    expect(slackDate(seconds, 'on {date_num}, {nonsense}', noon)).toBe('on 2026-11-23, {nonsense}');
  });
});

describe('emojis', () => {
  it('pairs every name with a character', () => {
    for (const { name, character } of emojis) {
      expect(name).toMatch(/^[a-z0-9_+-]+$/);
      expect(character).toMatch(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u);
    }
  });

  it('finds by beginning before middle', () => {
    expect(findEmojis('flag', 5)[0]?.name).toMatch(/^flag/);
    expect(findEmojis('triangular', 5)[0]?.character).toBe('🚩');
  });

  it('knows aliases, and says null to names it has never heard', () => {
    expect(emojiCharacter('thumbsup')).toBe('👍');
    expect(emojiCharacter('+1::skin-tone-3')).toBe('👍');
    expect(emojiCharacter('no_such_thing')).toBeNull();
  });
});
