import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../../src/digests/outcome.ts';
import type { DigestRun } from '../../../../src/model/digest/digest-run.ts';
import { runLogMessage } from '../../../../src/slack/blocks/digest/run-log.ts';
import { aRun } from '../../../support/a-run.ts';
import { aWeeklyDigest } from '../../../support/a-weekly-digest.ts';
import { shown } from '../../../support/shown.ts';

const weekly = aWeeklyDigest();
const slotAt = new Date('2026-11-23T08:00:00Z');

const aRecord = (run: Partial<DigestRun>): RunRecord => ({
  run: aRun({
    from: slotAt,
    expiresAt: slotAt,
    state: 'done',
    endedAt: slotAt,
    ...run,
  }),
  title: weekly.title,
  timezone: 'Europe/Paris',
  of: 'item',
  sent: 0,
  lost: 0,
  waiting: 0,
});

describe('the log of runs', () => {
  it('says of a refused run why, and what to do', () => {
    const past = [aRecord({ state: 'refused', reason: 'not_in_channel' })];

    const { blocks } = runLogMessage({ past, coming: [], paused: [] });

    expect(shown(blocks)).toContain(
      'refused, 0 items sent. I am not in #foresight. Type /invite @Signalpost there.',
    );
  });

  it('names what is paused, since when and why, and what starts it again', () => {
    const paused = [{ definition: weekly, at: slotAt, because: 'channel-archived' as const }];

    const { blocks } = runLogMessage({ past: [], coming: [], paused });

    expect(shown(blocks)).toContain(
      'This week · paused since Mon 23 Nov, 09:00 Paris: #foresight is archived. It goes on by itself when the channel is back; or give the digest another one.',
    );
  });
});
