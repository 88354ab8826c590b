import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/model/clock.ts';
import { silentLog } from '../../src/model/log.ts';
import type { Playground, PlaygroundOptions } from '../../src/playground/playground.ts';
import { createSeededRandom } from '../../src/playground/seeded-random.ts';
import { startPlayground } from '../../src/playground/start-playground.ts';
import { aTemporaryFolder } from './temporary-folder.ts';

/** One call in five being hit, this one hits two to five of the eleven of a digest, whichever it begins with. */
const WEATHER_SEED = 14;

/** A playground whose weather is the same each time: the demo, begun anew, unless told otherwise. */
export function startPlaygroundIn(
  stateDir: string,
  options: Partial<PlaygroundOptions> = {},
): Promise<Playground> {
  return startPlayground(
    { log: silentLog, clock: systemClock, random: createSeededRandom(WEATHER_SEED) },
    { archive: null, reset: true, port: 0, transport: 'socket', stateDir, ...options },
  );
}

/** The demo as it stands after its first start, which takes seconds: every test goes on with a copy. */
export interface BegunDemo {
  start(options?: Partial<PlaygroundOptions>): Promise<Playground>;
  remove(): Promise<void>;
}

export async function beginDemo(): Promise<BegunDemo> {
  const begun = await mkdtemp(join(tmpdir(), 'signalpost-'));
  await (await startPlaygroundIn(begun)).stop();
  return {
    start: async (options = {}) => {
      const stateDir = await aTemporaryFolder();
      await cp(begun, stateDir, { recursive: true });
      return startPlaygroundIn(stateDir, { reset: false, ...options });
    },
    remove: () => rm(begun, { recursive: true, force: true }),
  };
}
