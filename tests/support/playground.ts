import { systemClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import {
  type Playground,
  type PlaygroundOptions,
  startPlayground,
} from '../../src/playground/playground.ts';
import { createSeededRandom } from '../../src/playground/seeded-random.ts';

/** A playground whose weather is the same each time: the demo, begun anew, unless told otherwise. */
export function startPlaygroundIn(
  stateDir: string,
  options: Partial<PlaygroundOptions> = {},
): Promise<Playground> {
  return startPlayground(
    { log: silentLog, clock: systemClock, random: createSeededRandom(1) },
    { archive: null, reset: true, port: 0, transport: 'socket', stateDir, ...options },
  );
}
