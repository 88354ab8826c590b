import { describe, expect, it } from 'vitest';
import { createShareGuard } from '../../../src/slack/posting/share-guard.ts';
import { anArchiveItem, foresight, jonas, mira } from '../../support/builders.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const { id } = anArchiveItem().item;

describe('the share guard', () => {
  it('takes a share once within a minute, and again after it', () => {
    const clock = createManualClock('2026-11-24T10:00:00Z');
    const guard = createShareGuard({ clock });

    expect(guard.take(mira, id, foresight)).toBe(true);
    clock.advance(59_999);
    expect(guard.take(mira, id, foresight)).toBe(false);
    clock.advance(1);
    expect(guard.take(mira, id, foresight)).toBe(true);
  });

  it('lets somebody else share the same, and the same person once nothing was posted', () => {
    const guard = createShareGuard({ clock: createManualClock('2026-11-24T10:00:00Z') });
    guard.take(mira, id, foresight);

    expect(guard.take(jonas, id, foresight)).toBe(true);
    guard.release(mira, id, foresight);
    expect(guard.take(mira, id, foresight)).toBe(true);
  });
});
