import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentEvents } from '../../src/model/events/events.ts';
import type { PageToStore } from '../../src/store/page-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';

/** A new database file with these pages. */
export async function databaseWith(pages: readonly PageToStore[]): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'signalpost-cli-')), 'signalpost.db');
  const store = await openSqliteStore({ file, events: silentEvents });
  await store.putPages(pages);
  await store.close();
  return file;
}
