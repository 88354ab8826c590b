import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from '../../support/random.ts';
import {
  type MeasuredProcess,
  type Reading,
  startBareBolt,
  startSignalpost,
} from './measured-process.ts';
import { sendCommand } from './send-command.ts';
import { type StandInSlack, startStandInSlack } from './stand-in-slack.ts';

export interface Archive {
  readonly folder: string;
  /** Where it is indexed. */
  readonly database: string;
}

export interface LoadMeasured {
  /** Milliseconds until acknowledged, best round of each. */
  readonly ours: Acknowledged;
  readonly bolt: Acknowledged & Pick<Reading, 'lagMs' | 'worstLagMs'>;
  /** Until the answer itself arrived. */
  readonly answeredMs: { readonly median: number; readonly p99: number };
  /** How many were told to come again. */
  readonly busy: number;
  readonly underLoad: Reading;
  /** After the load, once nothing is asked. */
  readonly atRest: Reading;
}

const REST_MS = 65_000;

interface Acknowledged {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
}

export interface Load {
  readonly people: number;
  /** Commands of each, one after the other: the next when the last was answered. */
  readonly commands: number;
}

/**
 * People who search, each as soon as they have the answer to their last question; beside it the same
 * commands against a Bolt that does nothing but acknowledge. In turn, twice, the better of each.
 */
export async function measureLoad(
  archive: Archive,
  load: Load,
  { restMs = REST_MS }: { readonly restMs?: number } = {},
): Promise<LoadMeasured> {
  const slack = await startStandInSlack();
  const [ours, bolt] = [
    await startSignalpost(slack.apiUrl, archive.folder, archive.database),
    await startBareBolt(),
  ];
  try {
    const words = wordsOf(archive.folder);
    const ask = { slack, words, load };
    // Whatever is loaded at the first question is no part of it.
    await round(ours, { ...ask, load: { people: 2, commands: 2 } });
    await ours.begin();
    await bolt.begin();
    const rounds = [];
    for (let n = 0; n < 2; n += 1) {
      rounds.push({
        ours: await round(ours, ask),
        bolt: await round(bolt, { ...ask, slack: null }),
      });
    }
    const underLoad = await ours.read('load');
    const answers = rounds.flatMap((one) => one.ours.answers);
    // Threads that have nothing to do end after half a minute, and then garbage is collected.
    await setTimeout(restMs);
    return {
      ours: best(rounds.map((one) => one.ours.acknowledged)),
      bolt: { ...(await bolt.read('load')), ...best(rounds.map((one) => one.bolt.acknowledged)) },
      answeredMs: { median: quantile(answers, 0.5), p99: quantile(answers, 0.99) },
      busy: rounds.reduce((sum, one) => sum + one.ours.busy, 0),
      underLoad,
      atRest: await ours.read('rest'),
    };
  } finally {
    await Promise.all([ours.stop(), bolt.stop()]);
    slack.stop();
  }
}

interface Ask {
  /** Null where nothing answers. */
  readonly slack: StandInSlack | null;
  readonly words: readonly string[];
  readonly load: Load;
}

async function round({ port }: MeasuredProcess, { slack, words, load }: Ask) {
  const random = createRandom(1);
  const acknowledged: number[] = [];
  const answers: number[] = [];
  let busy = 0;
  const person = async (n: number) => {
    for (let asked = 0; asked < load.commands; asked += 1) {
      const address = slack?.answerAddress();
      const begun = performance.now();
      const { ms, isBusy } = await sendCommand({
        port,
        user: `U0PERSON${n}`,
        text: random.pick(words),
        responseUrl: address?.url ?? 'http://127.0.0.1:9/none',
      });
      acknowledged.push(ms);
      busy += Number(isBusy);
      if (!isBusy && address !== undefined) {
        await address.answered;
        answers.push(performance.now() - begun);
      }
    }
  };
  await Promise.all(Array.from({ length: load.people }, (_, n) => person(n)));
  return { acknowledged, answers, busy };
}

/** Words as people would search for: of the first pages' texts, frequent and rare ones. */
export function wordsOf(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const texts = files.slice(0, 20).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...new Set(texts.join(' ').match(/\b[a-z]{5,}\b/g))];
}

function best(rounds: readonly (readonly number[])[]): Acknowledged {
  const [first] = rounds
    .map((times) => ({
      median: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      worst: quantile(times, 1),
    }))
    .toSorted((a, b) => a.p99 - b.p99);
  if (first === undefined) {
    throw new Error('Nothing was measured.');
  }
  return first;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
