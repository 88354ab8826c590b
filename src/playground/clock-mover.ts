import { DAY_MS, earliest, later, MINUTE_MS } from '../model/duration.ts';
import type { Server } from '../server/start-server.ts';
import { followPosting } from './follow-posting.ts';
import type { MovableClock } from './movable-clock.ts';

export interface ClockMoverDeps {
  readonly clock: MovableClock;
  readonly server: Pick<Server, 'runDigests' | 'nextDigestAt'>;
  /** Brings the archive to where it stands on a day. */
  readonly beginDay: (day: Date) => Promise<void>;
}

/** Moves the playground's clock, one move after another. */
export interface ClockMover {
  /**
   * Goes day by day and digest by digest, so that each is posted at its time,
   * completely, with its days as they were. The waits of posting are the
   * clock's time as well: it goes through them, past its aim if it must.
   *
   * @param target - where to, from where the clock stands when its turn has come.
   * @returns what to tell about it; null where the clock went where it was sent.
   */
  move(target: (now: Date) => Date): Promise<string | null>;
  /** Ends the move that is under way where it is. */
  stop(): Promise<void>;
}

/**
 * By the clock: how far past its aim it goes on for a digest that bad weather
 * holds up. With every fault of the page on, a digest of ten takes 8 to 22 minutes.
 */
const PATIENCE_MS = 30 * MINUTE_MS;

/** @param withinMs - real milliseconds after which a move ends where it is. */
export function createClockMover(
  { clock, server, beginDay }: ClockMoverDeps,
  withinMs: number,
): ClockMover {
  const ending = new AbortController();
  const posting = { clock, advance: (signal: AbortSignal) => server.runDigests(signal) };
  let last: Promise<unknown> = Promise.resolve();

  return {
    move: (target) => {
      const move = last.then(() =>
        moveTo(
          target(clock.now()),
          AbortSignal.any([AbortSignal.timeout(withinMs), ending.signal]),
        ),
      );
      last = move.catch(() => {});
      return move;
    },
    stop: async () => {
      ending.abort();
      await last;
    },
  };

  async function moveTo(wanted: Date, signal: AbortSignal): Promise<string | null> {
    // The move before this one may have gone further.
    const to = clock.now() < wanted ? wanted : clock.now();
    for (;;) {
      const next = clock.now() < to ? await nextStop(to) : null;
      const goesOnAt = await followPosting(posting, next ?? later(to, PATIENCE_MS), signal);
      if (next === null || signal.aborted) {
        return noteOn({ to, now: clock.now(), isOpen: goesOnAt !== null });
      }
      if (clock.now() < next) {
        clock.moveTo(next);
      }
      await beginDay(next);
    }
  }

  async function nextStop(to: Date): Promise<Date> {
    const now = clock.now();
    const due = await server.nextDigestAt();
    const tomorrow = earliest(to, later(now, DAY_MS));
    return due !== null && due > now ? earliest(due, tomorrow) : tomorrow;
  }
}

interface Arrival {
  readonly to: Date;
  readonly now: Date;
  /** Whether a digest is not complete. */
  readonly isOpen: boolean;
}

function noteOn({ to, now, isOpen }: Arrival): string | null {
  if (now < to) {
    return 'Slack answers so slowly that the clock stopped on its way. Move it again to go on.';
  }
  if (isOpen) {
    return 'Answers of Slack are lost or late, so a digest is not complete yet. It goes on by itself, and at once when you move the clock.';
  }
  const minutes = Math.floor((now.getTime() - to.getTime()) / MINUTE_MS);
  return minutes === 0
    ? null
    : `Answers of Slack were lost or held back. Signalpost waited and looked before it posted again: the clock went on for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Nothing is missing or doubled.`;
}
