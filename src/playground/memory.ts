import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../model/log.ts';

/** What a killed playground may forget. */
const KEEP_EVERY_MS = 5_000;

/** What the playground knows beside its database: where its clock stands, and its workspace's messages. */
const Remembered = z.object({ now: z.coerce.date(), workspace: z.unknown() });
type Remembered = z.infer<typeof Remembered>;

export interface Memory {
  /** From the last time; null at the first start. */
  readonly last: Remembered | null;
  /** Writes down every few seconds, and once more when stopped, what it is told. One write that fails is logged; the next may not. */
  keep(tell: () => Remembered): { stop(): Promise<void> };
}

/**
 * Opens the memory of a playground folder. A folder without one, or with one
 * that cannot be read, is emptied: its database would tell of messages that
 * nobody can see any more.
 */
export async function openMemory({ log }: { readonly log: Log }, folder: string): Promise<Memory> {
  const file = join(folder, 'playground.json');
  const last = await readMemory(file);
  if (last === null) {
    await Promise.all(
      ['signalpost.db', 'signalpost.db-wal', 'signalpost.db-shm', 'archive'].map((name) =>
        rm(join(folder, name), { recursive: true, force: true }),
      ),
    );
  }
  return {
    last,
    keep: (tell) => {
      const write = async () => {
        await writeFile(`${file}.new`, JSON.stringify(tell()));
        await rename(`${file}.new`, file);
      };
      const tryToWrite = () =>
        write().catch((error: unknown) => {
          log.error('what the playground remembers could not be written', { error });
        });
      let writing = tryToWrite();
      const timer = setInterval(() => {
        writing = writing.then(tryToWrite);
      }, KEEP_EVERY_MS);
      return {
        stop: async () => {
          clearInterval(timer);
          await writing;
          await write();
        },
      };
    },
  };
}

async function readMemory(file: string): Promise<Remembered | null> {
  try {
    return Remembered.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      return null;
    }
    throw error;
  }
}
