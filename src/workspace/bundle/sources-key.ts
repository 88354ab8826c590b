import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../web/', import.meta.url));
/** How it is bundled, and with which versions of what. */
const RECIPE = [
  fileURLToPath(new URL('./bundle-page.ts', import.meta.url)),
  fileURLToPath(new URL('../../../package-lock.json', import.meta.url)),
];

/** The SHA-256 of everything that the page is made of. */
export async function sourcesKey(): Promise<string> {
  const names = await readdir(WEB, { recursive: true, withFileTypes: true });
  const sources = names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  const files = [...RECIPE, ...sources];
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256');
  for (const [n, content] of contents.entries()) {
    hash.update(`${files[n]} ${content.byteLength}\n`).update(content);
  }
  return hash.digest('hex');
}
