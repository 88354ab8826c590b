import { describe, expect, it, vi } from 'vitest';
import { createStops } from '../../src/server/stops.ts';
import { recordEvents } from '../support/record-events.ts';

describe('stopping', () => {
  it('stops last first, and once', async () => {
    const order: string[] = [];
    const stops = createStops(recordEvents());
    stops.add('database', async () => order.push('database'));
    stops.add('health', async () => order.push('health'));

    await Promise.all([stops.run(), stops.run()]);

    expect(order).toEqual(['health', 'database']);
  });

  it('gives the next its turn when one fails, and says which', async () => {
    const events = recordEvents();
    const stops = createStops(events);
    const closed = vi.fn(async () => {});
    stops.add('database', closed);
    stops.add('Slack', () => Promise.reject(new Error('no good-bye')));

    await stops.run();

    expect(closed).toHaveBeenCalledOnce();
    expect(events.of('stop-failed')).toMatchObject([{ step: 'Slack' }]);
  });

  it('leaves one that hangs after ten seconds, and still closes what is below it', async () => {
    vi.useFakeTimers();
    const events = recordEvents();
    const stops = createStops(events);
    const closed = vi.fn(async () => {});
    stops.add('database', closed);
    stops.add('Slack', () => new Promise(() => {}));

    const stopping = stops.run();
    await vi.advanceTimersByTimeAsync(9_900);
    const before = closed.mock.calls.length;
    await vi.advanceTimersByTimeAsync(200);
    await stopping;
    vi.useRealTimers();

    expect(before).toBe(0);
    expect(closed).toHaveBeenCalledOnce();
    expect(events.of('stop-left')).toEqual([{ step: 'Slack' }]);
  });
});
