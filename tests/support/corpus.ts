import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PageId } from '../../src/model/page-id.ts';

export interface CorpusPage {
  readonly id: PageId;
  readonly text: string;
}

/**
 * The real pages of the folder that CORPUS_DIR names, for `it.each`. They are not ours to ship, so
 * without the folder there are none, and no tests of them either: a test that compares nothing must
 * not count as passed.
 */
export function corpusPages(): readonly CorpusPage[] {
  const folder = process.env.CORPUS_DIR;
  if (folder === undefined) {
    console.log('CORPUS_DIR is not set: there are no tests of real pages.');
    return [];
  }
  const pages = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      id: PageId.parse(basename(file, '.md')),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
  if (pages.length === 0) {
    throw new Error(`CORPUS_DIR is ${folder}, which holds no page.`);
  }
  return pages;
}
