import { describe, expect, it } from 'vitest';
import { viewWithinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { WishFields } from '../../../../src/slack/blocks/wish/wish-fields.ts';
import { wishView } from '../../../../src/slack/blocks/wish/wish-view.ts';

const drawn = (fields: Partial<WishFields>) =>
  JSON.stringify(
    viewWithinLimits(
      wishView(
        WishFields.parse({
          timezone: 'Europe/Paris',
          context: { name: 'rules', version: null },
          ...fields,
        }),
      ),
    ).blocks,
  );

describe('the form of a wish', () => {
  it('opens with no more than its fields hold, and says what it has cut', () => {
    const form = drawn({ query: 'q'.repeat(3000), title: 't'.repeat(3000) });

    expect(form).toContain(`"initial_value":"${'q'.repeat(500)}"`);
    expect(form).toContain(`"initial_value":"${'t'.repeat(120)}"`);
    expect(form).toContain('Cut after 500 characters');
    expect(drawn({ query: 'regulation' })).not.toContain('Cut after');
  });
});
