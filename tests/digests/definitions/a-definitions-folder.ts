import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { readDefinitions } from '../../../src/digests/definitions/read-definitions.ts';
import type { Problem } from '../../../src/model/problem.ts';

/** An empty folder of digests for each test of a `describe`. */
export interface DefinitionsFolder {
  readonly folder: string;
  readonly write: (name: string, text: string | Buffer) => Promise<void>;
  /** The only problem of a file with this text. */
  readonly complaintOf: (text: string) => Promise<Problem | undefined>;
}

export function aDefinitionsFolder(): DefinitionsFolder {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalpost-digests-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write: DefinitionsFolder['write'] = (name, text) => writeFile(join(folder, name), text);
  return {
    get folder() {
      return folder;
    },
    write,
    complaintOf: async (text) => {
      await write('weekly.yml', text);
      const { definitions, problems } = await readDefinitions(folder);
      expect(definitions).toEqual([]);
      expect(problems).toHaveLength(1);
      return problems[0];
    },
  };
}
