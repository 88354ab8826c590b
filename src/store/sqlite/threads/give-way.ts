import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/**
 * Lets the calling thread give way to the process's others where cores are few: with ten people
 * searching on two of them, the thread that acknowledges waited up to 250 ms for a core. Linux knows
 * threads by number, and a number can be had there alone; elsewhere nothing is done.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') {
    return;
  }
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICE);
  } catch {
    // Without /proc, or where a container forbids it, all threads are equal.
  }
}

/** A tenth of the weight of the usual 0. */
const NICE = 10;
