import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageToStore } from '../../src/store/page-store.ts';
import { openTestStore } from '../support/open-store.ts';

/** A new database file with these pages. */
export async function databaseWith(pages: readonly PageToStore[]): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'signalpost-cli-')), 'signalpost.db');
  const store = await openTestStore(file);
  await store.putPages(pages);
  await store.close();
  return file;
}
