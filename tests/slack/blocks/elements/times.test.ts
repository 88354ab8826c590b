import { describe, expect, it } from 'vitest';
import { instant, period } from '../../../../src/slack/blocks/elements/times.ts';

describe('times', () => {
  it('are exact and name their zone', () => {
    const from = new Date('2026-11-23T08:00:00Z');
    const to = new Date('2026-11-30T08:00:00Z');

    expect(instant(to, 'Europe/Paris')).toBe('Mon 30 Nov 2026, 09:00 (Europe/Paris)');
    expect(period(from, to, 'Europe/Paris')).toBe(
      'Mon 23 Nov 2026, 09:00 – Mon 30 Nov 2026, 09:00 (Europe/Paris)',
    );
  });
});
