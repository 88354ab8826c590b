import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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
  let folder: string;
  let bundled: PageBundle;
  let names: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signalpost-'));
    await writeFile(join(folder, 'of-other-sources.json'), '{}');
    bundled = await buildPage(folder);
    names = await readdir(folder);
    return () => rm(folder, { recursive: true });
  });

  it('is bundled once, and the same from then on', async () => {
    const kept = await buildPage(folder);

    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
    expect(served(kept)).toEqual(served(bundled));
    expect(served(kept).files.map(([, type]) => type)).toContain('text/css; charset=utf-8');
  });

  it('is bundled anew where what was kept is of other sources, or no page', async () => {
    const file = join(await aTemporaryFolder(), names[0] ?? '');
    await writeFile(file, '{"html": ""}');

    const again = await buildPage(dirname(file));

    expect(names).not.toContain('of-other-sources.json');
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
