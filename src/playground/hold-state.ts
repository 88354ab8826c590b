import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../model/clock.ts';
import { type FileLock, takeFileLock } from '../store/sqlite/file/file-lock.ts';

/** One that was told to end finishes what is under way; its successor waits for that. */
const ENDING_MS = 15_000;
/**
 * One that says nothing has just begun or just ended: it writes its file as soon as it has the lock,
 * and gives the lock back as soon as the file is gone. On a busy machine either takes a moment.
 */
const SILENT_MS = 3_000;
/** Between two looks whether it has ended. */
const LOOK_AGAIN_MS = 100;

/** Whoever holds a playground's state, for those who come later. */
const Holder = z.object({
  pid: z.int().positive(),
  /** Null while it is starting. */
  url: z.string().nullable(),
  ending: z.boolean(),
});
type Holder = z.infer<typeof Holder>;

/** A playground's state is in use; the message says by whom, and what to do. */
export class PlaygroundBusyError extends Error {
  readonly code = 'playground-busy';

  constructor(holder: Holder | null) {
    super(sentenceOn(holder));
    this.name = 'PlaygroundBusyError';
  }
}

/** The right to a playground's state, which one process has at a time. */
export interface HeldState {
  /** Tells others where the page is. */
  announce(url: string): Promise<void>;
  /** Tells others that this one is about to go. */
  leave(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes hold of a state folder, before anything in it is touched: the lock and
 * what is known of its holder lie beside it, so that it can be emptied.
 *
 * @throws {PlaygroundBusyError} while another playground runs there.
 */
export async function holdState(
  { clock }: { readonly clock: Clock },
  folder: string,
): Promise<HeldState> {
  const file = `${folder}.json`;
  const lock = await takeInTime(clock, `${folder}.lock`, file);
  let holder: Holder = { pid: process.pid, url: null, ending: false };
  const tell = async (news: Partial<Holder>) => {
    holder = { ...holder, ...news };
    await writeFile(`${file}.new`, JSON.stringify(holder));
    await rename(`${file}.new`, file);
  };
  const release = async () => {
    await rm(file, { force: true });
    lock.release();
  };
  try {
    await tell({});
  } catch (error) {
    lock.release();
    throw error;
  }
  return { announce: (url) => tell({ url }), leave: () => tell({ ending: true }), release };
}

async function takeInTime(clock: Clock, lockFile: string, file: string): Promise<FileLock> {
  const begun = clock.now().getTime();
  for (;;) {
    const lock = takeFileLock(lockFile);
    if (lock !== null) {
      return lock;
    }
    const holder = await readHolder(file);
    if (clock.now().getTime() - begun >= patienceWith(holder)) {
      throw new PlaygroundBusyError(holder);
    }
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

/** How long its successor waits for it, in milliseconds. */
function patienceWith(holder: Holder | null): number {
  if (holder === null) {
    return SILENT_MS;
  }
  return holder.ending ? ENDING_MS : 0;
}

/** @returns null where nothing is said, or by a process that is no more. */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder = Holder.parse(JSON.parse(await readFile(file, 'utf8')));
    process.kill(holder.pid, 0);
    return holder;
  } catch {
    return null;
  }
}

function sentenceOn(holder: Holder | null): string {
  if (holder === null) {
    return 'A playground for this archive is being started already. Wait for its address, or end it first (Ctrl+C).';
  }
  const { pid, url, ending } = holder;
  if (ending) {
    return `The last playground for this archive is still ending (process ${pid}). Try again in some seconds.`;
  }
  const end = `end it first (Ctrl+C where it runs, or kill ${pid})`;
  return url === null
    ? `A playground for this archive is being started already (process ${pid}). Wait for its address, or ${end}.`
    : `A playground for this archive runs already: ${url} (process ${pid}). Open that address, or ${end}. Another one beside it: npm run playground -- --fresh`;
}
