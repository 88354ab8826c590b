import { describe, expect, it } from 'vitest';
import { nextMonday } from '../../src/playground/next-monday.ts';

describe('nextMonday', () => {
  it.each([
    ['on the day, before it', '2026-11-23T07:55:00Z', '2026-11-23T08:00:00.000Z'],
    ['at the minute', '2026-11-23T08:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['on a Sunday that is Monday in Paris', '2026-11-22T23:30:00Z', '2026-11-23T08:00:00.000Z'],
    ['over the change to summer time', '2027-03-24T12:00:00Z', '2027-03-29T07:00:00.000Z'],
  ])('is 09:00 in Paris: %s', (_, now, due) => {
    expect(nextMonday(new Date(now)).at.toISOString()).toBe(due);
  });
});
