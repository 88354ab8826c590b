import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';
import { createManualClock } from '../support/manual-clock.ts';

function anOutput(to: 'terminal' | 'file') {
  const written: string[] = [];
  return {
    written,
    isTerminal: to === 'terminal',
    write: async (text: string) => {
      written.push(text);
    },
  };
}

describe('progress', () => {
  it('draws a bar with speed and time left on a terminal', async () => {
    const err = anOutput('terminal');
    const clock = createManualClock('2026-11-24T09:00:00Z');
    const progress = createProgress(err, clock);

    clock.advance(2000);
    progress.update(50, 200);
    await progress.end();

    expect(err.written[0]).toContain(
      '██████░░░░░░░░░░░░░░░░░░ 50 of 200 pages · 25 pages/s · 6 s left',
    );
    expect(err.written.at(-1)).toBe('\r\u001b[2K');
  });

  it('redraws at most ten times a second', async () => {
    const err = anOutput('terminal');
    const clock = createManualClock('2026-11-24T09:00:00Z');
    const progress = createProgress(err, clock);

    for (let done = 1; done <= 100; done += 1) {
      clock.advance(10);
      progress.update(done, 1000);
    }
    await progress.end();

    expect(err.written.length).toBeLessThanOrEqual(11);
  });

  it('prints a plain line at every tenth elsewhere', async () => {
    const err = anOutput('file');
    const clock = createManualClock('2026-11-24T09:00:00Z');
    const progress = createProgress(err, clock);

    for (let done = 1; done <= 1000; done += 1) {
      clock.advance(100);
      progress.update(done, 1000);
    }
    await progress.end();

    expect(err.written).toHaveLength(10);
    expect(err.written[0]).toBe('100 of 1000 pages · 10 pages/s · 1 min 30 s left\n');
    expect(err.written.join('')).not.toContain('\u001b');
  });

  it('says nothing when there was nothing to do', async () => {
    const err = anOutput('terminal');
    const progress = createProgress(err, createManualClock('2026-11-24T09:00:00Z'));

    await progress.end();

    expect(err.written).toEqual([]);
  });
});
