import { describe, expect, it } from 'vitest';
import {
  cronToSchedule,
  looksLikeCron,
} from '../../../src/digests/definitions/cron-to-schedule.ts';

const timezone = 'UTC';

describe('cronToSchedule', () => {
  it.each([
    ['0 9 * * *', { every: 'day', at: '09:00', timezone }],
    ['30 7 ? * 1', { every: 'week', on: ['monday'], at: '07:30', timezone }],
    ['5 0 * * 0,7', { every: 'week', on: ['sunday'], at: '00:05', timezone }],
    [
      '0 9 * * 1-3,FRI',
      {
        every: 'week',
        on: ['monday', 'tuesday', 'wednesday', 'friday'],
        at: '09:00',
        timezone,
      },
    ],
    [
      '0 9 * * Mon-Fri',
      {
        every: 'week',
        on: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        at: '09:00',
        timezone,
      },
    ],
    ['0 9 * * 0-6', { every: 'day', at: '09:00', timezone }],
    ['0 9 1,15 * *', { every: 'month', on: [1, 15], at: '09:00', timezone }],
    ['0 9 1-3 * ?', { every: 'month', on: [1, 2, 3], at: '09:00', timezone }],
    ['0 9 L * *', { every: 'month', on: ['last'], at: '09:00', timezone }],
    ['@weekly', { every: 'week', on: ['sunday'], at: '00:00', timezone }],
  ])('reads %s', (expression, schedule) => {
    expect(cronToSchedule(expression, timezone)).toEqual(schedule);
  });

  it.each([
    '*/15 * * * *',
    '0 9-17 * * *',
    '0,30 9 * * *',
    '0 9 1 * 1',
    '0 9 * 1 *',
    '0 9 * * 1#2',
    '0 9 1W * *',
    '0 9 32 * *',
    '0 24 * * *',
    '60 9 * * *',
    '0 9 * * 5-1',
    '0 0 9 * * *',
    '@reboot',
    '',
  ])('has no form for %j', (expression) => {
    expect(cronToSchedule(expression, timezone)).toBeNull();
  });

  it.each([
    '1-1000000000 * * * *',
    '0 9 1-1000000000 * *',
    `0 9 ${'1,'.repeat(100_000)}1 * *`,
    '0 9 * * 0-99999999999999999999',
  ])('is not impressed by hostile ranges (%#)', (expression) => {
    expect(cronToSchedule(expression, timezone)).toBeNull();
  });
});

describe('looksLikeCron', () => {
  it.each(['0 9 * * 1', '0 9 * * MON-FRI', '0 0 9 * * 1', '@daily', '*/5 * * * *'])(
    'sees a cron expression in %s',
    (text) => {
      expect(looksLikeCron(text)).toBe(true);
    },
  );

  it.each(['every monday', 'monday 09:00', '9', ''])('sees none in %j', (text) => {
    expect(looksLikeCron(text)).toBe(false);
  });
});
