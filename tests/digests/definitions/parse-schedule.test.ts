import { describe, expect, it } from 'vitest';
import { aDefinitionsFolder } from './a-definitions-folder.ts';

describe('a schedule that is written as cron', () => {
  const { complaintOf } = aDefinitionsFolder();

  it('shows a cron expression in the structured form, with its line', async () => {
    const problem = await complaintOf('channel: C0FORESIGHT\nschedule: "30 8 * * 1-5"\n');

    expect(problem).toMatchObject({ file: 'weekly.yml', line: 2, code: 'schedule' });
    expect(problem?.message).toContain(
      'schedule: {every: week, on: [monday, tuesday, wednesday, thursday, friday], at: "08:30", timezone: Europe/Paris}',
    );
  });

  it('keeps the zone that stands beside a cron key', async () => {
    const problem = await complaintOf(
      'channel: C0FORESIGHT\nschedule:\n  cron: 0 9 1 * *\n  timezone: Asia/Tokyo\n',
    );

    expect(problem?.line).toBe(3);
    expect(problem?.message).toContain(
      '{every: month, on: [1], at: "09:00", timezone: Asia/Tokyo}',
    );
  });

  it('says so when a cron expression has no structured form', async () => {
    const problem = await complaintOf('channel: C0FORESIGHT\nschedule: "*/5 * * * *"\n');

    expect(problem?.message).toContain('this one has no such form');
  });
});
