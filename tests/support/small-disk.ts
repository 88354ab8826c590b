import { execFileSync, spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

/** Whether this user may mount a file system: the superuser may, outside of most containers. */
export const mayMount = ((): boolean => {
  if (process.geteuid?.() !== 0) {
    return false;
  }
  const unshared = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']);
  return unshared.status === 0;
})();

/** A folder on a disk of its own, until the test ends. */
export function smallDisk(kilobytes: number): string {
  const folder = tempFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

/** Makes a disk one for reading only, as a mounted image is. */
export function makeReadOnly(disk: string): void {
  execFileSync('mount', ['-o', 'remount,ro', disk]);
}

/** Makes a disk larger, as whoever makes room does. */
export function enlarge(disk: string, kilobytes: number): void {
  execFileSync('mount', ['-o', `remount,size=${kilobytes}k`, disk]);
}
