import { openTestIndex, type TestIndex } from '../support/index-folder.ts';
import { fileOf } from '../support/page-text.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

export interface IndexedOnce {
  readonly folder: string;
  /** Of the first page. */
  readonly path: string;
  readonly index: TestIndex;
}

/** A folder that an index has seen once: its first page, and others by their names. */
export async function indexedOnce(
  first: string,
  others: Readonly<Record<string, string>> = {},
): Promise<IndexedOnce> {
  const folder = tempFolder();
  const path = writeIn(folder, fileOf(1), first);
  for (const [name, text] of Object.entries(others)) {
    writeIn(folder, name, text);
  }
  const index = await openTestIndex(folder);
  await index.run();
  return { folder, path, index };
}
