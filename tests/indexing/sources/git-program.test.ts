import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aGitRepository, gitEnvironment } from '../../support/git-repository.ts';
import { writeIn } from '../../support/temp-folder.ts';
import { aRepository, aServer, aSource, failure, read } from './a-git-source.ts';

describe('the git program', () => {
  it('is not led elsewhere by variables of git in the environment', async () => {
    const victim = aGitRepository();
    victim.commit('thesis.md', 'committed');
    writeIn(victim.folder, 'thesis.md', 'not committed yet');
    const git = join(victim.folder, '.git');
    const source = aSource(aRepository().url, {
      environment: {
        ...gitEnvironment,
        GIT_DIR: git,
        GIT_WORK_TREE: victim.folder,
        GIT_INDEX_FILE: join(git, 'index'),
        GIT_OBJECT_DIRECTORY: join(git, 'objects'),
        GIT_CONFIG_PARAMETERS: "'core.bare'='nonsense'",
        GIT_TRACE: '1',
      },
    });

    await source.update();

    expect(read(source)).toBe('first');
    expect(readFileSync(join(victim.folder, 'thesis.md'), 'utf8')).toBe('not committed yet');
  });

  it('ends with everything that it started when its time is up', async () => {
    const gone = Promise.withResolvers<void>();
    const port = await aServer(({ socket }) => void socket.once('close', () => gone.resolve()));
    const source = aSource(`http://127.0.0.1:${port}/pages.git`, { timeLimitMs: 700 });

    const error = await failure(source);
    await gone.promise;

    expect(error.message).toMatch(/git took longer than 0\.7 seconds/);
  });

  it('ends with everything that it started when it is stopped, and the next start goes on', async () => {
    const asked = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const port = await aServer(({ socket }) => {
      socket.once('close', () => gone.resolve());
      asked.resolve();
    });
    const source = aSource(`http://127.0.0.1:${port}/pages.git`);
    const stop = new AbortController();

    const updating = failure({ update: () => source.update(stop.signal) });
    await asked.promise;
    stop.abort();
    const error = await updating;
    await gone.promise;
    const next = aSource(aRepository().url, { cloneInto: source.cloneInto });
    await next.update();

    expect(error.message).toMatch(/could not be fetched from git: git was stopped\.$/);
    expect(read(next)).toBe('first');
  });

  it('is asked for when it is not there', async () => {
    const environment = { PATH: '/nowhere' };

    const error = await failure(aSource(aRepository().url, { environment }));

    expect(error.message).toMatch(/the git program was not found; install git/);
  });
});
