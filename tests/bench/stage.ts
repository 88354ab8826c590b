import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { systemClock } from '../../src/model/clock.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { writeArchive } from '../support/generate-archive.ts';

/** What sections measure on; made when it is first asked for, removed at the end. */
export interface Stage {
  /** What takes minutes is to be left out. */
  readonly isQuick: boolean;
  /** An empty folder of the section's own. */
  folder(name: string): string;
  /** A folder with so many generated pages, which nobody changes. */
  archive(pages: number): string;
  /** A database with such an archive indexed, which nobody writes to. */
  database(pages: number): Promise<string>;
}

export function createStage({ isQuick }: Pick<Stage, 'isQuick'>): Stage {
  const root = mkdtempSync(join(tmpdir(), 'signalpost-bench-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  const archives = new Map<number, string>();
  const databases = new Map<number, Promise<string>>();

  const archive = (pages: number) => {
    const folder = archives.get(pages) ?? join(root, `archive-${pages}`);
    if (!archives.has(pages)) {
      console.log(`Writing ${pages} pages …`);
      writeArchive(folder, { pages });
      archives.set(pages, folder);
    }
    return folder;
  };

  return {
    isQuick,
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    archive,
    database: (pages) => {
      const made = databases.get(pages) ?? indexOnce(archive(pages), join(root, `${pages}.db`));
      databases.set(pages, made);
      return made;
    },
  };
}

async function indexOnce(folder: string, file: string): Promise<string> {
  const store = await openSqliteStore({ file, events: silentEvents });
  await createIndexArchive({ store, clock: systemClock, events: silentEvents })({ folder });
  await store.close();
  return file;
}
