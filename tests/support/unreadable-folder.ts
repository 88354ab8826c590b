import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Makes a folder that no user can list, root included: its path from the top is longer than a
 * path may be. @returns how to take it away again.
 */
export function makeUnreadableFolder(parent: string): () => void {
  const step = 'x'.repeat(200);
  const script = `i=0; while [ $i -lt 25 ]; do mkdir ${step} && cd -P ${step} || exit 1; i=$((i+1)); done`;
  execFileSync('sh', ['-c', script], { cwd: parent });
  const takeAway = () => {
    execFileSync('rm', ['-rf', join(parent, step)]);
  };
  onTestFinished(takeAway);
  return takeAway;
}
