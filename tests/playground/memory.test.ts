import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { openMemory } from '../../src/playground/memory.ts';
import { createMemoryLog } from '../support/record-events.ts';
import { tempFolder } from '../support/temp-folder.ts';

const told = { now: new Date('2026-11-23T08:00:00Z'), workspace: { messages: ['hello'] } };

describe('what the playground remembers', () => {
  it('is what it was told last', async () => {
    const folder = tempFolder();
    const first = await openMemory({ log: silentLog }, folder);
    await first.keep(() => told).stop();

    const { last } = await openMemory({ log: silentLog }, folder);

    expect(first.last).toBeNull();
    expect(last).toEqual(told);
  });

  it('goes on when it cannot be written, says so, and fails only at the end', async () => {
    const folder = join(tempFolder(), 'demo');
    const log = createMemoryLog();
    const memory = await openMemory({ log }, folder);
    rmSync(folder, { recursive: true, force: true });

    const keeping = memory.keep(() => told);

    await expect(keeping.stop()).rejects.toThrow(/ENOENT/);
    expect(log.lines).toEqual([
      {
        level: 'error',
        message: 'what the playground remembers could not be written',
        fields: { error: expect.any(Error) },
      },
    ]);
  });
});
