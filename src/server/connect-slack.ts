import { systemClock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import { SlackStartError } from '../slack/transport/start-error.ts';

/** From a second to half a minute, which is often enough for a Slack that was away for hours. */
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** The way to Slack while the server starts. */
export interface SlackConnection {
  /**
   * Tries until Slack takes the app; what may pass is waited for, and told of once.
   *
   * @returns the port of signed HTTP; null in Socket Mode.
   * @throws at once what will not pass: a refused token, a port that is taken, an unknown address.
   */
  open(signal: AbortSignal): Promise<number | null>;
  /** Why Slack is not connected yet; null once it is. */
  trouble(): string | null;
}

export function createSlackConnection(
  connect: (signal: AbortSignal) => Promise<{ readonly port: number | null }>,
  events: Events,
): SlackConnection {
  let trouble: string | null = 'Slack is not connected yet.';
  return {
    open: async (signal) => {
      for (let tries = 0; ; tries += 1) {
        try {
          const { port } = await connect(signal);
          trouble = null;
          return port;
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof SlackStartError) || error.kind === 'final') {
            throw error;
          }
          if (tries === 0) {
            events.emit('slack-awaited', { reason: error.message });
          }
          trouble = error.message;
          await systemClock.sleep(waitAfter(error, tries), signal);
          signal.throwIfAborted();
        }
      }
    },
    trouble: () => trouble,
  };
}

/** What Slack asks for, if it does; else longer with each try. */
function waitAfter({ cause }: SlackStartError, tries: number): number {
  const asked =
    cause instanceof Error && 'retryAfter' in cause && typeof cause.retryAfter === 'number'
      ? cause.retryAfter * 1000
      : 0;
  return Math.max(asked, BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)] ?? 0);
}
