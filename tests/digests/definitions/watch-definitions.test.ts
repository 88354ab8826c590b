import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitions } from '../../../src/digests/definitions/watch-definitions.ts';
import { recordEvents } from '../../support/record-events.ts';

describe('definitions', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalpost-digests-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('are as they were when the folder was last read', async () => {
    const events = recordEvents();
    const definitions = createDefinitions({ folder, events });
    await writeFile(
      join(folder, 'weekly.yml'),
      'schedule: {every: day, at: "08:00", timezone: UTC}\nchannel: "#foresight"\n',
    );

    const before = definitions.current();
    await definitions.reload();

    expect(before.definitions).toEqual([]);
    expect(definitions.current().definitions.map(({ name }) => name)).toEqual(['weekly']);
  });

  it('follow a file with every change, also back to what it was', async () => {
    const definitions = createDefinitions({ folder, events: recordEvents() });
    const titles: string[] = [];

    for (const title of ['One', 'Two', 'Two', 'One']) {
      await writeFile(
        join(folder, 'weekly.yml'),
        `title: ${title}\nschedule: {every: day, at: "08:00", timezone: UTC}\nchannel: "#foresight"\n`,
      );
      const reloaded = await definitions.reload();
      titles.push(...reloaded.definitions.map((definition) => definition.title));
    }

    expect(titles).toEqual(['One', 'Two', 'Two', 'One']);
  });

  it('log a problem once, as long as it stays the same', async () => {
    const events = recordEvents();
    const definitions = createDefinitions({ folder, events });
    await writeFile(join(folder, 'weekly.yml'), 'schedule: never\n');

    await definitions.reload();
    const first = events.lines.length;
    await definitions.reload();

    expect(first).toBe(2);
    expect(events.lines).toHaveLength(first);
  });
});
