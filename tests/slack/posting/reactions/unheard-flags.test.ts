import { describe, expect, it } from 'vitest';
import { MessageRef, UserId } from '../../../../src/model/slack-ids.ts';
import { createUnheardFlags } from '../../../../src/slack/posting/reactions/unheard-flags.ts';

const flag = (n: number, emoji = 'eyes') => ({
  ref: MessageRef.parse({
    team: 'T1',
    channel: 'C1',
    ts: `1700000000.${String(n).padStart(6, '0')}`,
  }),
  user: UserId.parse('U1'),
  emoji,
});

describe('flags that nobody has heard of', () => {
  it('are taken once, and each by its own event', () => {
    const unheard = createUnheardFlags();
    unheard.note(flag(1));

    expect(unheard.take(flag(2))).toBe(false);
    expect(unheard.take(flag(1, 'alarm_clock'))).toBe(false);
    expect(unheard.take(flag(1))).toBe(true);
    expect(unheard.take(flag(1))).toBe(false);
  });

  it('are forgotten, the oldest first, where more than a thousand wait', () => {
    const unheard = createUnheardFlags();
    for (let n = 1; n <= 1001; n += 1) {
      unheard.note(flag(n));
    }

    expect(unheard.take(flag(1))).toBe(false);
    expect(unheard.take(flag(2))).toBe(true);
    expect(unheard.take(flag(1001))).toBe(true);
  });
});
