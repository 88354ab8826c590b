import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Shared by all workers of a run, and gone after it. */
    runFolder: string;
  }
}

/** Vitest calls it before the first worker starts, and what it returns after the last one ended. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'signalpost-run-'));
  project.provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
