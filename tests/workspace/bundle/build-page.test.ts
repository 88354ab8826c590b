import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildPage } from '../../../src/workspace/bundle/build-page.ts';
import type { PageBundle } from '../../../src/workspace/bundle/page-bundle.ts';
import { aTemporaryFolder } from '../../support/temporary-folder.ts';

/** A page as it is served: texts and pictures alike. */
function served({ html, files }: PageBundle) {
  return {
    html,
    files: [...files].map(([path, { type, body }]) => [path, type, Buffer.from(body).toString()]),
  };
}

describe('the page', () => {
  it('is bundled once, and the same from then on', async () => {
    const folder = await aTemporaryFolder();

    const bundled = await buildPage(folder);
    const [name = ''] = await readdir(folder);
    const kept = await buildPage(folder);

    expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(served(kept)).toEqual(served(bundled));
    expect(served(kept).files.map(([, type]) => type)).toContain('text/css; charset=utf-8');
  });

  it('is bundled anew where what was kept is of other sources, or no page', async () => {
    const folder = await aTemporaryFolder();
    await writeFile(join(folder, 'of-other-sources.json'), '{}');
    const bundled = await buildPage(folder);
    const names = await readdir(folder);
    const file = join(folder, names[0] ?? '');
    await writeFile(file, '{"html": ""}');

    const again = await buildPage(folder);

    expect(names).toHaveLength(1);
    expect(served(again)).toEqual(served(bundled));
    expect(await readFile(file, 'utf8')).toContain('<!doctype html>');
  });

  it('is bundled each time where nothing can be written', async () => {
    const folder = await aTemporaryFolder();
    const file = join(folder, 'no-folder');
    await writeFile(file, 'a file stands where the folder would be');

    expect((await buildPage(file)).html).toContain('<!doctype html>');
  });
});
