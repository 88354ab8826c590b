import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Shared by all workers of a run, and gone after it. */
    runFolder: string;
  }
}

/**
 * Vitest calls it before the first worker starts, and what it returns after the last one ended. All
 * temporary files of a run lie in one folder, so that nothing is left behind: 130 folders before.
 */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-run-'));
  // As the system's own is: PostgreSQL runs as another user, who removes a folder of its own in it.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  project.provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
