import { describe, expect, it } from 'vitest';
import type { RunReasonsOutcome } from '../../../../src/digests/outcome.ts';
import { withinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { runReasonsMessage } from '../../../../src/slack/blocks/digest/run-reasons.ts';
import { aRun } from '../../../support/a-run.ts';
import { shown } from '../../../support/shown.ts';

const run = aRun({ state: 'done' });

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
