import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/model/clock.ts';
import { silentLog } from '../../src/model/log.ts';
import { PEOPLE } from '../../src/playground/cast.ts';
import type { Playground, PlaygroundOptions } from '../../src/playground/playground.ts';
import { createSeededRandom } from '../../src/playground/seeded-random.ts';
import { startPlayground } from '../../src/playground/start-playground.ts';
import type { Snapshot } from '../../src/workspace/page-protocol.ts';
import { madeOnce } from './made-once.ts';

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

interface BegunDemo {
  readonly stateDir: string;
  readonly seen: ReadonlyMap<string, Snapshot>;
}

const STATE = 'state';
const SEEN = 'seen.json';

let begun: Promise<BegunDemo> | undefined;

/** The demo's first start takes seconds of CPU time: one does for all tests of a run. */
function begunDemo(): Promise<BegunDemo> {
  begun ??= beginDemo();
  return begun;
}

async function beginDemo(): Promise<BegunDemo> {
  const folder = await madeOnce('begun-demo', async (making) => {
    const playground = await startPlaygroundIn(join(making, STATE));
    const seen = PEOPLE.map(({ id }) => [id, playground.workspace.snapshot(id)]);
    await playground.stop();
    await writeFile(join(making, SEEN), JSON.stringify(seen));
  });
  const seen: readonly (readonly [string, Snapshot])[] = JSON.parse(
    await readFile(join(folder, SEEN), 'utf8'),
  );
  return { stateDir: join(folder, STATE), seen: new Map(seen) };
}

/** For `beforeAll`, where the tests of a file go on with the demo: the start may take longer than a test may. */
export async function untilDemoHasBegun(): Promise<void> {
  await begunDemo();
}

/** What a person saw when the demo's first start was over, and the playground was not stopped yet. */
export async function seenAtFirst(person: string): Promise<Snapshot> {
  const { seen } = await begunDemo();
  const snapshot = seen.get(person);
  if (snapshot === undefined) {
    throw new Error(`Nobody of the demo's cast is ${person}.`);
  }
  return snapshot;
}

/** Starts a copy of the demo as its first start left it, in an empty folder. */
export async function startBegunDemoIn(
  folder: string,
  options: Partial<PlaygroundOptions> = {},
): Promise<Playground> {
  await cp((await begunDemo()).stateDir, folder, { recursive: true });
  return startPlaygroundIn(folder, { reset: false, ...options });
}

/** The same in a folder of its own, which is removed when the playground stops. */
export async function startBegunDemo(
  options: Partial<PlaygroundOptions> = {},
): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'signalpost-'));
  const playground = await startBegunDemoIn(folder, options);
  return {
    ...playground,
    stop: async () => {
      await playground.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
