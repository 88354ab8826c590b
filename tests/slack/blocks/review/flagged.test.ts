import { describe, expect, it } from 'vitest';
import { flaggedMessage, unflaggedMessage } from '../../../../src/slack/blocks/review/flagged.ts';
import { anArchiveItem, jonas, mira } from '../../../support/builders.ts';
import { shown } from '../../../support/shown.ts';

const found = anArchiveItem({ name: 'Municipal drone corridors' });
const subject = { kind: 'item', found } as const;
const flagOf = (user: typeof mira.user) => ({
  itemId: found.item.id,
  team: mira.team,
  user,
  since: new Date('2026-11-20T08:00:00Z'),
  reasons: [],
});

describe('a flag', () => {
  it('names the item and how many people stand behind it, with Undo', () => {
    const { text, blocks } = flaggedMessage(
      {
        kind: 'flagged',
        subject,
        flags: [flagOf(mira.user), flagOf(jonas.user)],
        reasons: [],
        decided: null,
      },
      { kind: 'button' },
      ['important', 'doubtful'],
    );

    expect(text).toBe('Flagged: Municipal drone corridors (2 people).');
    expect(shown(blocks)).toContain('[Undo] [It is important] [It is doubtful]');
  });

  it('says who is left when one of several people takes theirs back', () => {
    const { text } = unflaggedMessage({
      kind: 'unflagged',
      subject,
      flags: [flagOf(jonas.user)],
      messages: [],
    });

    expect(text).toBe('Flag taken back: Municipal drone corridors. 1 person still flags it.');
  });
});
