import { describe, expect, it } from 'vitest';
import { decideStep } from '../../../src/digests/delivery/decide-step.ts';
import { DEFAULT_TIMINGS } from '../../../src/digests/delivery/timings.ts';
import type { LedgerEntry } from '../../../src/model/digest/digest-run.ts';
import { later } from '../../../src/model/duration.ts';
import { ItemId } from '../../../src/model/item.ts';
import { foresight, messageTs, team } from '../../support/builders.ts';

const MINUTE = 60_000;
const NOW = new Date('2026-11-23T08:30:00Z');

const run = {
  expiresAt: later(NOW, 12 * 60 * MINUTE),
  channelId: foresight,
  lookFirst: false,
};

const ref = { team, channel: foresight, ts: messageTs(1) };

/** The n-th message of a run; 0 is its list. */
function entry(n: number, fields: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: `delivery-${n}`,
    runId: 'run',
    seq: n,
    itemId: n === 0 ? null : ItemId.parse(n.toString(16).padStart(16, '0')),
    state: 'pending',
    attempts: 0,
    owner: null,
    firstTriedAt: null,
    startedAt: null,
    notBefore: null,
    absences: 0,
    ref: null,
    reason: null,
    ...fields,
  };
}

const sent = (n: number) => entry(n, { state: 'sent', ref });
const decide = (ledger: readonly LedgerEntry[], fields: Partial<typeof run> = {}) =>
  decideStep({ ...run, ...fields }, ledger, NOW, DEFAULT_TIMINGS);

describe('decideStep', () => {
  it('posts the list before its items', () => {
    expect(decide([entry(0), entry(1)])).toMatchObject({ kind: 'post', delivery: { seq: 0 } });
  });

  it('holds the run for a fresh doubt, so that replies keep their order', () => {
    const doubt = entry(1, { state: 'unknown', firstTriedAt: NOW, startedAt: NOW });

    expect(decide([sent(0), doubt, entry(2)])).toEqual({
      kind: 'wait',
      until: later(NOW, DEFAULT_TIMINGS.postTimeoutMs + DEFAULT_TIMINGS.settleMs),
    });
  });

  it('lets the others go on a quarter of an hour after the first try, however fresh the last is', () => {
    const poison = {
      firstTriedAt: later(NOW, -15 * MINUTE),
      startedAt: NOW,
      attempts: 9,
    };

    expect(decide([sent(0), entry(1, { ...poison, state: 'unknown' }), entry(2)])).toMatchObject({
      kind: 'post',
      delivery: { seq: 2 },
    });
    expect(decide([sent(0), entry(1, poison), entry(2)])).toMatchObject({
      kind: 'post',
      delivery: { seq: 2 },
    });
  });

  it('never goes on without the list, since its thread is where the others belong', () => {
    const list = entry(0, {
      state: 'unknown',
      firstTriedAt: later(NOW, -60 * MINUTE),
      startedAt: NOW,
    });

    expect(decide([list, entry(1)])).toMatchObject({ kind: 'wait' });
  });

  it('keeps a run open for a doubt that is left', () => {
    const doubt = entry(1, {
      state: 'unknown',
      firstTriedAt: later(NOW, -60 * MINUTE),
      startedAt: NOW,
    });

    expect(decide([sent(0), doubt])).toMatchObject({ kind: 'wait' });
  });

  it('gives up the rest when the thread is gone', () => {
    const gone = entry(1, { state: 'dead', reason: 'thread_gone' });

    expect(decide([sent(0), gone, entry(2)])).toMatchObject({
      kind: 'abandon',
      deliveries: [{ seq: 2 }],
    });
    expect(decide([sent(0), gone, entry(2, { state: 'dead', reason: 'x' })])).toEqual({
      kind: 'close',
      state: 'refused',
      reason: 'thread_gone',
    });
  });

  it('looks through the channel first where a backup may have forgotten what was posted', () => {
    expect(decide([entry(0), entry(1)], { lookFirst: true })).toEqual({ kind: 'adopt' });
  });

  it('expires with the reason that was met last', () => {
    const expired = entry(1, { state: 'expired', reason: 'internal_error' });

    expect(decide([sent(0), expired])).toEqual({
      kind: 'close',
      state: 'expired',
      reason: 'internal_error',
    });
  });
});
