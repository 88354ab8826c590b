import { fileURLToPath } from 'node:url';
import { bundlePage } from './bundle-page.ts';
import { keptPages } from './kept-pages.ts';
import type { PageBundle } from './page-bundle.ts';
import { sourcesKey } from './sources-key.ts';

/** In the project's own folder: one in /tmp could have been put there by another user of the machine. */
const KEPT = fileURLToPath(new URL('../../../node_modules/.cache/page/', import.meta.url));

/**
 * The workspace's page, as it was bundled at an earlier start from the same sources, else bundled
 * now. Where nothing can be kept, it is bundled each time. Only the playground and tests call it.
 *
 * @param folder - where bundles are kept.
 * @throws {PageBuildError} when Vite is not installed or the page has an error.
 */
export async function buildPage(folder: string = KEPT): Promise<PageBundle> {
  const kept = keptPages(folder);
  const key = await sourcesKey();
  const page = await kept.find(key);
  if (page !== null) {
    return page;
  }
  const bundled = await bundlePage();
  await kept.keep(key, bundled);
  return bundled;
}
