import { describe, expect, it } from 'vitest';
import type { PreviewOutcome } from '../../../../src/digests/outcome.ts';
import { previewMessages, runMessage } from '../../../../src/slack/blocks/digest/digest-outcome.ts';
import { aWeeklyDigest } from '../../../support/a-weekly-digest.ts';
import { shown } from '../../../support/shown.ts';

const nothingNew = (past: { readonly runs: number; readonly items: number }): PreviewOutcome => ({
  kind: 'preview',
  info: {
    definition: aWeeklyDigest(),
    schedule: 'every Monday at 09:00 (Europe/Paris)',
    nextRunAt: null,
    lastRun: null,
    waiting: 0,
    dead: 0,
    unreadable: null,
  },
  parents: [],
  entries: [],
  size: 0,
  past: { days: 90, ...past },
});

const text = (outcome: PreviewOutcome) =>
  previewMessages(outcome)
    .map(({ blocks }) => shown(blocks))
    .join('\n');

describe('the preview of a digest with nothing new', () => {
  it('explains the baseline where nothing was ever new', () => {
    expect(text(nothingNew({ runs: 0, items: 0 }))).toContain(
      'What an archive holds when it is first indexed is the baseline and new to no digest',
    );
  });

  it('does not where earlier runs had items', () => {
    expect(text(nothingNew({ runs: 1, items: 3 }))).not.toContain('baseline');
  });
});

describe('the run of a digest that pauses', () => {
  it.each([
    ['asked', 'Press Resume in /signalpost digest list first.'],
    ['query-unreadable', 'Put it right with Edit in /signalpost digest list first.'],
  ] as const)('leads to what lets it go on: %s', (because, words) => {
    const definition = {
      ...aWeeklyDigest(),
      pause: { because, at: new Date('2026-11-20') },
    };

    const { blocks } = runMessage({ kind: 'paused', definition }, 'UTC');

    expect(shown(blocks)).toContain(words);
  });
});
