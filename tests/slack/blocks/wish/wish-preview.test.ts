import { describe, expect, it } from 'vitest';
import { viewWithinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { WishFields } from '../../../../src/slack/blocks/wish/wish-fields.ts';
import { wishPreviewView } from '../../../../src/slack/blocks/wish/wish-preview.ts';
import { shown } from '../../../support/shown.ts';

const fields = WishFields.parse({
  query: 'regulation',
  timezone: 'Europe/Paris',
  context: { name: 'rules', version: null },
});

const drawn = (items: number) => {
  const past = { days: 90, runs: 90, items };
  const preview = { parents: [], entries: 0, past, overlaps: [] };
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
    expect(drawn(0)).toContain('Nothing came for this yet; it waits until something does.');
  });
});
