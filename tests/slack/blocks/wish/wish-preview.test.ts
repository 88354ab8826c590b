import { describe, expect, it } from 'vitest';
import type { WishPreview } from '../../../../src/digests/made/made-digests.ts';
import type { MadeDigest } from '../../../../src/model/digest/made-digest.ts';
import { viewWithinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { WishFields } from '../../../../src/slack/blocks/wish/wish-fields.ts';
import { conflictView, wishPreviewView } from '../../../../src/slack/blocks/wish/wish-preview.ts';
import { aDefinition } from '../../../digests/digest-builders.ts';
import { noor } from '../../../digests/made/make.ts';
import { shown } from '../../../support/shown.ts';

const MONDAY = new Date('2026-11-23T09:00:00Z');

const fields = WishFields.parse({
  query: 'regulation',
  timezone: 'Europe/Paris',
  context: { name: 'rules', version: null },
});

const drawn = (items: number, unknown: WishPreview['unknown'] = []) => {
  const past = { days: 90, runs: 90, items };
  const preview = { parents: [], entries: 0, past, overlaps: [], unknown };
  const schedule = { every: 'day', at: '09:00', timezone: 'Europe/Paris' } as const;
  return shown(viewWithinLimits(wishPreviewView(fields, preview, schedule)).blocks);
};

describe('the preview of a wish', () => {
  it('warns above ten items a day, with what makes it less', () => {
    expect(drawn(901)).toContain('That is 10 items a day: more words, a higher relevancy or fewer');
    expect(drawn(1800)).toContain('That is 20 items a day');
    expect(drawn(900)).not.toContain('a day:');
  });

  it('says that nothing came for it yet', () => {
    expect(drawn(0)).toContain('Nothing came for this yet. It waits until something comes.');
  });

  it('asks whether a word that no item says is meant so, since it would be waited for in vain', () => {
    const unknown = [
      { word: 'regulatoin', nearest: 'regulation' },
      { word: 'zzyzx', nearest: null },
    ];

    expect(drawn(0, unknown)).toContain(
      'No item says “regulatoin” and “zzyzx” yet. Did you mean “regulation”? It waits until',
    );
    expect(drawn(0, unknown.slice(1))).toContain('No item says “zzyzx” yet. It waits until');
  });
});

describe('the form of what somebody else has changed', () => {
  it.each([
    ['C0FORESIGHT', 'changed this digest while you did'],
    ['U0MIRA', 'changed this alert while you did'],
  ])('names it as what it is: %s', (channel, words) => {
    const theirs: MadeDigest = {
      definition: aDefinition({ channel }),
      made: {
        team: noor.team,
        owner: noor.user,
        version: 2,
        isPrivate: false,
        startsAt: MONDAY,
        slotsFrom: MONDAY,
        firstAnswer: null,
      },
      state: 'active',
      because: null,
      createdAt: MONDAY,
      changedBy: noor.user,
      changedAt: MONDAY,
      unread: null,
    };

    expect(shown(viewWithinLimits(conflictView(fields, theirs)).blocks)).toContain(words);
  });
});
