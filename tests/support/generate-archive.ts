import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeneratedPage, generatePage } from './generate-page.ts';

export interface ArchiveOptions {
  readonly pages: number;
  /** The n-th page is that of `seed + n`. Default: 1. */
  readonly seed?: number;
  /** Modification time of the files; default: in the past, so that nothing is in doubt. */
  readonly modifiedAt?: Date;
}

/** Writes generated pages to a folder, which is made where needed; returns them in order. */
export function writeArchive(
  folder: string,
  { pages, seed = 1, modifiedAt = new Date('2026-01-01T00:00:00Z') }: ArchiveOptions,
): readonly GeneratedPage[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: pages }, (_, n) => {
    const page = generatePage(seed + n);
    const file = join(folder, `${page.id}.md`);
    writeFileSync(file, page.text);
    utimesSync(file, modifiedAt, modifiedAt);
    return page;
  });
}
