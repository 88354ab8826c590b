import { describe, expect, it } from 'vitest';
import type { WishPreview } from '../../../../src/digests/made/made-digests.ts';
import { viewWithinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { WishFields } from '../../../../src/slack/blocks/wish/wish-fields.ts';
import { wishPreviewView } from '../../../../src/slack/blocks/wish/wish-preview.ts';
import { shown } from '../../../support/shown.ts';

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
