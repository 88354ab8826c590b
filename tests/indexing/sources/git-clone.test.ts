import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchiveKeeper } from '../../../src/indexing/archive-keeper.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { pageId } from '../../support/builders.ts';
import { aGitRepository } from '../../support/git-repository.ts';
import { openTestStore } from '../../support/open-store.ts';
import { aPageText } from '../../support/page-text.ts';
import { everyOther } from '../../support/runs.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';
import { aClonedSource, aRepository, aSource, failure, file, page, read } from './a-git-source.ts';

describe('the folder of a git archive', () => {
  it.each([
    ['a folder with files', () => tempFolder()],
    ['a repository', () => aGitRepository().folder],
  ])('is refused, untouched, when it is %s', async (_, make) => {
    const cloneInto = make();
    writeIn(cloneInto, 'thesis.md', 'the only copy');
    const before = readdirSync(cloneInto);
    const source = aSource(aRepository().url, { cloneInto });

    const error = await failure(source);

    expect(error.message).toMatch(/is not a clone that Signalpost made.*nothing in it is touched/);
    expect(readdirSync(cloneInto)).toEqual(before);
    expect(readFileSync(join(cloneInto, 'thesis.md'), 'utf8')).toBe('the only copy');
  });

  it('is made anew when git has left it half made, without touching the repository around it', async () => {
    const around = aGitRepository();
    around.commit('thesis.md', 'committed');
    writeIn(around.folder, 'thesis.md', 'not committed yet');
    writeIn(around.folder, 'notes.md', 'not added yet');
    const cloneInto = join(around.folder, 'data', 'archive');
    const source = aSource(aRepository().url, { cloneInto });
    await source.update();
    rmSync(join(cloneInto, 'repository', 'HEAD'));
    rmSync(join(cloneInto, 'repository', 'objects'), { recursive: true });

    await source.update();

    expect(read(source)).toBe('first');
    expect(readFileSync(join(around.folder, 'thesis.md'), 'utf8')).toBe('not committed yet');
    expect(readFileSync(join(around.folder, 'notes.md'), 'utf8')).toBe('not added yet');
  });

  // Whatever git finds damaged is made anew in one way: three kinds of damage show it every day.
  it.each(
    everyOther([
      ['an index that was cut', (git: string) => truncateSync(join(git, 'index'), 20)],
      ['no HEAD', (git: string) => rmSync(join(git, 'HEAD'))],
      ['half a configuration', (git: string) => writeFileSync(join(git, 'config'), '[core')],
      ['a HEAD of nothing', (git: string) => writeFileSync(join(git, 'HEAD'), '')],
      ['empty objects', (git: string) => emptyObjects(git)],
    ] as const),
  )('is repaired when a crash has left it with %s', async (_, spoil) => {
    const repository = aRepository();
    const source = await aClonedSource(repository);
    repository.commit(file, 'second');
    spoil(join(source.cloneInto, 'repository'));

    await source.update();

    expect(read(source)).toBe('second');
  });

  it('is not held up by locks that a killed git has left behind', async () => {
    const repository = aRepository();
    const source = await aClonedSource(repository);
    repository.commit(file, 'second');
    for (const lock of [
      'index.lock',
      'HEAD.lock',
      'shallow.lock',
      'config.lock',
      'packed-refs.lock',
      'refs/archive/wanted.lock',
      'refs/heads/main.lock',
      'refs/heads/master.lock',
      'objects/pack/tmp_pack_x',
    ]) {
      writeIn(source.cloneInto, `repository/${lock}`, '');
    }

    await source.update();

    expect(read(source)).toBe('second');
    expect(existsSync(join(source.cloneInto, 'repository/objects/pack/tmp_pack_x'))).toBe(false);
  });

  it('finishes a checkout that was killed although the repository is away now', async () => {
    const repository = aRepository();
    const source = await aClonedSource(repository);
    rmSync(repository.folder, { recursive: true });
    rmSync(join(source.folder, page));
    writeIn(source.cloneInto, 'unfinished', '');

    const error = await failure(source);

    expect(error).toMatchObject({ state: { missingFolders: [] } });
    expect(read(source)).toBe('first');
  });

  it('is not indexed while it holds half a state', async () => {
    const repository = aRepository();
    repository.commit(file, aPageText());
    repository.commit(`pages/${pageId(2)}.md`, aPageText());
    const source = aSource(repository.url);
    const store = await openTestStore();
    const { clock, folder } = source;
    const keeper = createArchiveKeeper({ store, clock, events: silentEvents }, { folder, source });
    await keeper.refresh();
    rmSync(repository.folder, { recursive: true });
    rmSync(join(source.cloneInto, 'repository'), { recursive: true });
    rmSync(join(source.folder, page));
    writeIn(source.cloneInto, 'unfinished', '');

    await keeper.refresh();

    expect(await keeper.status()).toMatchObject({ pages: 2 });
  });

  it('is not there for the index after a first clone that failed', async () => {
    const source = aSource('file:///nowhere/at/all');
    const store = await openTestStore();
    const { clock, folder } = source;
    const keeper = createArchiveKeeper({ store, clock, events: silentEvents }, { folder, source });

    await keeper.refresh();

    expect(await keeper.status()).toMatchObject({
      lastIndexAt: null,
      trouble: expect.stringMatching(/could not be fetched from git: '.*' does not appear/),
    });
  });

  it('is refused in plain words when it cannot be made', async () => {
    const cloneInto = join(tempFolder(), 'file', 'clone');
    writeFileSync(dirname(cloneInto), 'no folder');

    const error = await failure(aSource(aRepository().url, { cloneInto }));

    expect(error.message).toMatch(/cannot be used for the git archive \(ENOTDIR\)/);
  });
});

function emptyObjects(git: string): void {
  const objects = join(git, 'objects');
  for (const path of readdirSync(objects, { recursive: true, encoding: 'utf8' })) {
    if (/^[0-9a-f]{2}\/[0-9a-f]{38}$/.test(path)) {
      rmSync(join(objects, path));
      writeFileSync(join(objects, path), '');
    }
  }
}
