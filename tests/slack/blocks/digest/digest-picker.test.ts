import { describe, expect, it } from 'vitest';
import { DigestEntry, type DigestParent } from '../../../../src/model/digest/digest-message.ts';
import type { ItemStanding, Standings } from '../../../../src/model/review/review.ts';
import { digestPickerMessage } from '../../../../src/slack/blocks/digest/digest-picker.ts';
import { aDecision } from '../../../support/a-decision.ts';
import { anArchiveItem, pageId } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';
import { aParent } from '../../posting/a-parent.ts';
import { expectSafe } from '../expect-safe.ts';

/** A digest of so many items. */
const listOf = (count: number): DigestParent => ({
  ...aParent({ passed: count }),
  groups: [
    {
      heading: null,
      article: null,
      more: 0,
      continued: false,
      entries: Array.from({ length: count }, (_, n) =>
        DigestEntry.parse({
          number: n + 1,
          found: anArchiveItem({ name: `Item ${n + 1}` }, { id: pageId(n + 1) }),
          novelty: 'new',
          alsoIn: 0,
        }),
      ),
    },
  ],
});

/** All of it was accepted, and flagged again. */
const accepted = ({ groups }: DigestParent): Standings =>
  new Map(
    groups
      .flatMap(({ entries }) => entries)
      .map(({ found: { item } }): [typeof item.id, ItemStanding] => [
        item.id,
        {
          flags: 1,
          reasons: [],
          myReasons: [],
          tags: [],
          isMine: false,
          decision: aDecision(item.id, new Date('2026-11-23T09:00:00Z')),
          isOpen: true,
          shared: null,
        },
      ]),
  );

describe('the question which item of a digest was meant', () => {
  it('names all of them while one message holds them', () => {
    const parent = listOf(49);

    const message = digestPickerMessage(parent, new Map());

    expectSafe(message);
    expect(shown(message.blocks).match(/\[Flag\]/g)).toHaveLength(49);
    expect(shown(message.blocks)).not.toContain('Flag several');
  });

  it.each([
    [50, 'plain', 48, '2 more items are'],
    [24, 'decided', 24, null],
    [25, 'decided', 24, '1 more item is'],
    [50, 'decided', 24, '26 more items are'],
  ] as const)('names of %d %s items %d, and says how many are left', (count, what, named, left) => {
    const parent = listOf(count);

    const message = digestPickerMessage(parent, what === 'plain' ? new Map() : accepted(parent));

    expectSafe(message);
    const text = shown(message.blocks);
    expect(text.match(/\[Flag\]/g)).toHaveLength(named);
    expect(text.match(/✓ accepted by .*, flagged again$/gm) ?? []).toHaveLength(
      what === 'plain' ? 0 : named,
    );
    expect(/^.* in the list of Flag several… below the digest\.$/m.exec(text)?.[0] ?? null).toBe(
      left === null ? null : `${left} in the list of Flag several… below the digest.`,
    );
  });
});
