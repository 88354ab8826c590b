import type { Clock } from '../model/clock.ts';

/**
 * Asks once after so many ms; whoever wants it asked meanwhile shares that.
 *
 * @param ask - never rejects.
 */
export function createAskAfter(
  clock: Clock,
  stopped: AbortSignal,
  ask: () => Promise<void>,
): (ms: number) => void {
  let isWaiting = false;
  const wait = async (ms: number) => {
    await clock.sleep(ms, stopped);
    isWaiting = false;
    if (!stopped.aborted) {
      await ask();
    }
  };
  return (ms) => {
    if (!isWaiting && !stopped.aborted) {
      isWaiting = true;
      void wait(ms);
    }
  };
}
