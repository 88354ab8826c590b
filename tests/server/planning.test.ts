import { describe, expect, it, vi } from 'vitest';
import { createPlanning } from '../../src/server/planning.ts';
import { recordEvents } from '../support/record-events.ts';

function aPlanning(clockTrouble: string | null = null) {
  const events = recordEvents();
  const order: string[] = [];
  const stopped = new AbortController();
  const planning = createPlanning(
    {
      events,
      skew: { trouble: () => clockTrouble },
      digests: {
        tick: async () => void order.push('planned'),
        leavePlanning: async () => void order.push('left'),
      },
      definitions: { reload: async () => void order.push('read') },
    },
    stopped.signal,
  );
  return { planning, events, order, stopped };
}

describe('planning digests', () => {
  it('waits for the first index, then plans at once', async () => {
    const { planning, order } = aPlanning();
    const index = Promise.withResolvers<void>();

    planning.begin(index.promise);
    await planning.plan();
    const before = [...order];
    index.resolve();
    await planning.indexed();

    expect(before).toEqual(['read', 'left']);
    expect(order).toEqual(['read', 'left', 'read', 'planned']);
  });

  it('plans by what is there when the index takes ten minutes, and says so', async () => {
    vi.useFakeTimers();
    const { planning, events, order } = aPlanning();

    planning.begin(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(600_000);
    await planning.indexed();
    vi.useRealTimers();

    expect(order).toContain('planned');
    expect(events.of('planning-unindexed')).toEqual([{ minutes: 10 }]);
  });

  it('is held while the clock cannot be trusted', async () => {
    const { planning, order } = aPlanning('the clock is off');

    planning.begin(Promise.resolve());
    await planning.indexed();
    await planning.plan();

    expect(order).not.toContain('planned');
    expect(planning.trouble()).toBeNull();
  });

  it('does not plan any more once it was told to stop', async () => {
    const { planning, order, stopped } = aPlanning();

    planning.begin(new Promise(() => {}));
    stopped.abort();
    await planning.indexed();

    expect(order).not.toContain('planned');
  });

  it('is in trouble when nobody has planned for minutes', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { planning } = aPlanning();
    planning.begin(Promise.resolve());
    await planning.indexed();

    vi.advanceTimersByTime(181_000);
    const late = planning.trouble();
    await planning.plan();
    const then = planning.trouble();
    vi.useRealTimers();

    expect(late).toBe('Digests have not been planned for minutes.');
    expect(then).toBeNull();
  });
});
