import type { Clock } from '../model/clock.ts';
import type { Output } from './io.ts';

const BAR_WIDTH = 24;
/** Ten times a second looks steady; more often costs more than reading a page. */
const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

/** How far a long command is. */
export interface Progress {
  update(done: number, of: number): void;
  /** Takes the bar away; resolves when everything was written. */
  end(): Promise<void>;
}

/**
 * A bar with speed and time left on a terminal, redrawn at most ten times a
 * second; elsewhere a plain line at every tenth of the way.
 */
export function createProgress(err: Output, clock: Clock): Progress {
  const startedAt = clock.now().getTime();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let tenths = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = (text: string) => {
    // A progress that nobody can see is no reason to stop the work.
    writing = writing.then(() => err.write(text)).catch(() => {});
  };

  const draw = (done: number, of: number, now: number) => {
    if (now - drawnAt >= REDRAW_MS || done === of) {
      drawnAt = now;
      write(`${CLEAR_LINE}${bar(done, of)} ${progressText(done, of, now - startedAt)}`);
    }
  };
  const print = (done: number, of: number, now: number) => {
    const reached = of === 0 ? 10 : Math.floor((done / of) * 10);
    if (reached > tenths) {
      tenths = reached;
      write(`${progressText(done, of, now - startedAt)}\n`);
    }
  };

  return {
    update: (done, of) => (err.isTerminal ? draw : print)(done, of, clock.now().getTime()),
    end: async () => {
      if (err.isTerminal && Number.isFinite(drawnAt)) {
        write(CLEAR_LINE);
      }
      await writing;
    },
  };
}

function bar(done: number, of: number): string {
  const full = of === 0 ? BAR_WIDTH : Math.floor((done / of) * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
}

function progressText(done: number, of: number, elapsedMs: number): string {
  const perSecond = elapsedMs <= 0 ? 0 : (done * 1000) / elapsedMs;
  const left = perSecond > 0 && done < of ? ` · ${secondsText((of - done) / perSecond)} left` : '';
  return `${done} of ${of} pages · ${Math.round(perSecond)} pages/s${left}`;
}

function secondsText(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
