/** Milliseconds since some moment: never set, never moved back, and a machine's sleep counts. */
export type Elapsed = () => number;

/** Below it two clocks that are read one after the other just differ by their grain. */
const GRAIN_MS = 1000;

/**
 * Builds it. The system's steady clock stands still while a machine sleeps, its wall clock does not;
 * where that one ran ahead the machine slept, or was set, which counts as if it had.
 */
export function createElapsed(
  steady: () => number = () => performance.now(),
  wall: () => number = () => Date.now(),
): Elapsed {
  let slept = 0;
  let ahead = wall() - steady();
  return () => {
    const [now, difference] = [steady(), wall() - steady()];
    if (difference - ahead > GRAIN_MS) {
      slept += difference - ahead;
    }
    ahead = difference;
    return now + slept;
  };
}
