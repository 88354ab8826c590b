import { describe, expect, it } from 'vitest';
import { describeSchedule } from '../../../src/digests/schedule/describe-schedule.ts';
import type { Schedule, Weekday } from '../../../src/model/digest/schedule.ts';

const timezone = 'Europe/Paris';
const weekly = (...on: Weekday[]): Schedule => ({ every: 'week', on, at: '09:00', timezone });

describe('describeSchedule', () => {
  it.each<[Schedule, string]>([
    [{ every: 'day', at: '07:30', timezone }, 'every day at 07:30 (Europe/Paris)'],
    [weekly('monday'), 'every Monday at 09:00 (Europe/Paris)'],
    [weekly('monday', 'thursday'), 'every Monday and Thursday at 09:00 (Europe/Paris)'],
    [
      weekly('monday', 'tuesday', 'wednesday', 'thursday', 'friday'),
      'every day from Monday to Friday at 09:00 (Europe/Paris)',
    ],
    [
      { every: 'month', on: [1, 2, 3, 11, 22], at: '09:00', timezone },
      'on the 1st, 2nd, 3rd, 11th and 22nd of every month at 09:00 (Europe/Paris)',
    ],
    [
      { every: 'month', on: ['last'], at: '09:00', timezone },
      'on the last day of every month at 09:00 (Europe/Paris)',
    ],
  ])('says %j in words', (schedule, words) => {
    expect(describeSchedule(schedule)).toBe(words);
  });
});
