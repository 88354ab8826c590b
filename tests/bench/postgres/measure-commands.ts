import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from '../../support/random.ts';
import { wordsOf } from '../load/measure-load.ts';
import { type MeasuredProcess, startSignalpost } from '../load/measured-process.ts';
import { sendCommand } from '../load/send-command.ts';
import { type StandInSlack, startStandInSlack } from '../load/stand-in-slack.ts';

/** As many people as a server answers at once without telling anybody to come again. */
const PEOPLE = 12;
const COMMANDS = 25;
/** What begins with the server: its look through the archive, its first catching up. */
const SETTLE_MS = 3000;

export interface CommandsMeasured {
  readonly perSecond: number;
  /** Of all replicas together, for one command. */
  readonly cpuMs: number;
  readonly refused: number;
}

export interface Serving {
  readonly archive: string;
  /** The files, one for each process; the truth itself where there is no address. */
  readonly files: readonly string[];
  readonly url?: string;
}

/**
 * People who search, each the next when the last was answered, spread over the processes; the better
 * of two rounds. Whoever asks, whoever answers and the database share this machine.
 */
export async function measureCommands({ archive, files, url }: Serving): Promise<CommandsMeasured> {
  const slack = await startStandInSlack();
  const servers: MeasuredProcess[] = [];
  for (const file of files) {
    servers.push(await startSignalpost(slack.apiUrl, archive, file, url));
  }
  try {
    await setTimeout(SETTLE_MS);
    const words = wordsOf(archive);
    // As many for each process as for one alone: code that V8 has not compiled yet takes twice the time.
    await round(servers, slack, words, COMMANDS * servers.length);
    const rounds: CommandsMeasured[] = [];
    for (let n = 0; n < 2; n += 1) {
      rounds.push(await round(servers, slack, words, COMMANDS));
    }
    const [best] = rounds.toSorted((one, other) => other.perSecond - one.perSecond);
    if (best === undefined) {
      throw new Error('Nothing was measured.');
    }
    return best;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    slack.stop();
  }
}

/** Files of so many replicas. */
export const replicaFiles = (folder: string, count: number) =>
  Array.from({ length: count }, (_, n) => join(folder, `replica-${n}.db`));

async function round(
  servers: readonly MeasuredProcess[],
  slack: StandInSlack,
  words: readonly string[],
  commands: number,
): Promise<CommandsMeasured> {
  const random = createRandom(commands);
  const cpu = async () => {
    const readings = await Promise.all(servers.map((server) => server.read('load')));
    return readings.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  };
  await Promise.all(servers.map((server) => server.begin()));
  const before = await cpu();
  let refused = 0;
  let answers = 0;
  const person = async (n: number) => {
    for (let asked = 0; asked < commands; asked += 1) {
      const { url, answered } = slack.answerAddress();
      const { isBusy } = await sendCommand({
        port: servers[(n + asked) % servers.length]?.port ?? 0,
        user: `U0PERSON${n}`,
        text: random.pick(words),
        responseUrl: url,
      });
      refused += Number(isBusy);
      if (!isBusy) {
        await answered;
        answers += 1;
      }
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, (_, n) => person(n)));
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: answers / seconds, cpuMs: ((await cpu()) - before) / answers, refused };
}
