import { DigestRun } from '../../src/model/digest/digest-run.ts';

/** A run of the weekly digest in #foresight, due on Monday, 23 November 2026, and being posted. */
export function aRun(fields: Partial<DigestRun> = {}): DigestRun {
  const slotAt = new Date('2026-11-23T08:00:00Z');
  return DigestRun.parse({
    id: 'run-1',
    digest: 'weekly',
    slotLocal: '2026-11-23T09:00',
    slotAt,
    from: new Date('2026-11-16T08:00:00Z'),
    to: slotAt,
    requestedBy: 'schedule',
    plannedAt: slotAt,
    expiresAt: new Date('2026-11-24T08:00:00Z'),
    state: 'posting',
    channel: '#foresight',
    channelId: null,
    threadTs: null,
    lookFirst: false,
    endedAt: null,
    reason: null,
    ...fields,
  });
}
