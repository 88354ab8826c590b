import { describe, expect, it } from 'vitest';
import type { RunReasonsOutcome } from '../../../../src/digests/outcome.ts';
import { DigestRun } from '../../../../src/model/digest-run.ts';
import { withinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { runReasonsMessage } from '../../../../src/slack/blocks/digest/run-reasons.ts';
import { shown } from '../../../support/shown.ts';

const run = DigestRun.parse({
  id: 'run-1',
  digest: 'weekly',
  slotLocal: '2026-11-23T09:00',
  slotAt: new Date('2026-11-23T08:00:00Z'),
  from: new Date('2026-11-16T08:00:00Z'),
  to: new Date('2026-11-23T08:00:00Z'),
  requestedBy: 'schedule',
  plannedAt: new Date('2026-11-23T08:00:00Z'),
  expiresAt: new Date('2026-11-24T08:00:00Z'),
  state: 'done',
  channel: '#foresight',
  channelId: null,
  threadTs: null,
  lookFirst: false,
  endedAt: null,
  reason: null,
});

type Reasons = Extract<RunReasonsOutcome, { kind: 'reasons' }>;

const drawn = (themes: Reasons['themes']) => {
  const message = runReasonsMessage({
    kind: 'reasons',
    run,
    title: 'Signals of the week',
    timezone: 'Europe/Paris',
    query: '',
    minimumRelevancy: 4,
    themes,
    chosen: [],
    leftOut: [],
  });
  return shown(withinLimits(message).blocks);
};

describe('Why these?', () => {
  it('has the counts and the rules behind what a digest said of themes', () => {
    const text = drawn({
      rising: { theme: 'critical minerals', items: 9, before: 3, beforeDays: 28 },
      quiet: { theme: 'urban mobility', items: 1, before: 33, expected: 8.25 },
    });

    expect(text).toContain('Critical minerals rose: 9 items, 3 in the four weeks before.');
    expect(text).toContain(
      'Urban mobility has gone quiet: 1 item in three months, 8 expected. 33 items in the year before.',
    );
    expect(text).toContain('Rose: at least 4 new items of 2 articles, 3 times as often as before.');
    expect(text).toContain('Quiet: at least 5 would be its share, and a quarter of that or less');
  });

  it('says nothing of themes where the digest said nothing', () => {
    const text = drawn({ rising: null, quiet: null });

    expect(text).not.toContain('Rose');
    expect(text).not.toContain('quiet');
  });
});
