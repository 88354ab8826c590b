import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import { startError } from '../start-error.ts';

/** How long to wait before the line is looked for again, try by try; the last stands for all that follow. */
const BACK_OFF_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const;
/** A line that is away for longer is told of, once. */
const LATE_MS = 30_000;

export interface FindLineDeps {
  readonly events: Events;
  /** Real time. */
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly apiUrl: string;
  /** @throws whatever keeps the line from opening. */
  readonly open: (signal: AbortSignal) => Promise<void>;
  /** Hears after each try that failed why there is no line, in a sentence. */
  readonly onMissing: (reason: string) => void;
}

/**
 * Looks for a lost line until it is there again, and says once that it stays away: at once where no
 * further try can help, else after half a minute.
 *
 * @param signal - gives up, early and quietly.
 * @returns whether the line is there.
 */
export async function findLine(
  { events, clock, apiUrl, open, onMissing }: FindLineDeps,
  signal: AbortSignal,
): Promise<boolean> {
  const lostAt = clock.now().getTime();
  let told: string | undefined;
  for (let tries = 1; !signal.aborted; tries += 1) {
    try {
      await open(signal);
      return true;
    } catch (error) {
      if (signal.aborted) {
        return false;
      }
      const { kind, message } = startError('SLACK_APP_TOKEN', apiUrl, error);
      onMissing(message);
      const isLate = clock.now().getTime() - lostAt >= LATE_MS;
      if (told !== kind && (kind === 'final' || isLate)) {
        told = kind;
        events.emit('socket-missing', { kind, reason: message });
      }
      await clock.sleep(waitAfter(error, tries), signal);
    }
  }
  return false;
}

function waitAfter(error: unknown, tries: number): number {
  if (error instanceof WebAPIRateLimitedError) {
    return error.retryAfter * 1000;
  }
  return BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)] ?? 0;
}
