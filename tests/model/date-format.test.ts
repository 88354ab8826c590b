import { expect, it } from 'vitest';
import { dateFormat, dateParts } from '../../src/model/date-format.ts';

const at = new Date('2026-11-29T23:30:00Z');

it('makes a format once for each shape, language and zone', () => {
  const shape = { day: 'numeric', timeZone: 'Europe/Paris' } as const;

  expect(dateFormat('en-GB', shape)).toBe(dateFormat('en-GB', { ...shape }));
  expect(dateFormat('en-GB', { ...shape, timeZone: 'Asia/Tokyo' }).format(at)).toBe('30');
  expect(dateFormat('en-GB', { ...shape, timeZone: 'America/Lima' }).format(at)).toBe('29');
  expect(dateFormat('de', { ...shape, month: 'long' }).format(at)).toBe('30. November');
});

it('gives the parts by their types', () => {
  expect(
    dateParts(at, 'en-GB', { weekday: 'short', hour: '2-digit', timeZone: 'Etc/UTC' }),
  ).toMatchObject({ weekday: 'Sun', hour: '23' });
});

it('refuses an unknown zone each time', () => {
  for (let n = 0; n < 2; n += 1) {
    expect(() => dateFormat('en-GB', { timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  }
});
