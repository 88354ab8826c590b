import { describe, expect, it, onTestFinished } from 'vitest';
import { collectAtRest } from '../../src/server/collect-at-rest.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { recordEvents } from '../support/record-events.ts';

/** Something that nobody holds any more. */
function aLeftover(): WeakRef<object> {
  return new WeakRef({ name: 'left over' });
}

function start() {
  const clock = createManualClock('2026-11-24T10:00:00Z');
  const events = recordEvents();
  const stop = collectAtRest({ events, clock });
  onTestFinished(stop);
  const goOn = async (ms: number) => {
    // What was just looked at is held until this turn of the loop is over.
    await new Promise(setImmediate);
    clock.advance(ms);
    await new Promise(setImmediate);
  };
  return { events, stop, goOn };
}

describe('a server that comes to rest', () => {
  it('gives back what nobody holds, and not while it is asked', async () => {
    const { events, goOn } = start();
    const leftover = aLeftover();

    events.emit('search-answered', { ms: 5 });
    await goOn(34_000);
    events.emit('search-answered', { ms: 5 });
    await goOn(34_000);
    const soon = leftover.deref() !== undefined;
    await goOn(1_000);

    expect(soon).toBe(true);
    expect(leftover.deref() === undefined).toBe(true);
  });

  it('does so again after the next question', async () => {
    const { events, goOn } = start();
    events.emit('search-answered', { ms: 5 });
    await goOn(35_000);
    const leftover = aLeftover();

    await goOn(90_000);
    const atRest = leftover.deref() !== undefined;
    events.emit('search-answered', { ms: 5 });
    await goOn(35_000);

    expect(atRest).toBe(true);
    expect(leftover.deref() === undefined).toBe(true);
  });

  it('does nothing once it is stopped', async () => {
    const { events, stop, goOn } = start();
    const leftover = aLeftover();
    events.emit('search-answered', { ms: 5 });

    stop();
    await goOn(35_000);

    expect(leftover.deref() === undefined).toBe(false);
  });
});
