import type { DigestInfo } from '../../../src/digests/outcome.ts';
import { aWeeklyDigest } from '../../support/a-weekly-digest.ts';

/** A weekly digest that has not run yet. */
export const aDigest: DigestInfo = {
  definition: aWeeklyDigest(),
  schedule: 'every Monday',
  nextRunAt: new Date('2026-11-30T08:00:00Z'),
  lastRun: null,
  waiting: 0,
  dead: 0,
  unreadable: null,
};
