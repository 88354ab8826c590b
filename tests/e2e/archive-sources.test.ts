import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import type { ArchiveConfig } from '../../src/server/config/config.ts';
import { pageId } from '../support/builders.ts';
import { aGitRepository, gitEnvironment } from '../support/git-repository.ts';
import { aPageText } from '../support/page-text.ts';
import { shown } from '../support/shown.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';
import { jonas } from '../support/workspace.ts';
import { aWorld, type World } from './running-server.ts';
import { AGAIN } from './what-is-seen.ts';

const aSignal = (name: string) =>
  aPageText({
    signals: ['| name | description |', '|:-----|:------------|', `| ${name} | It is seen. |`],
  });

async function aNewWorld(folder: string): Promise<World> {
  const world = await aWorld(folder, systemClock, 'http');
  onTestFinished(() => world.workspace.stop());
  return world;
}

async function serve(world: World, archive: ArchiveConfig = world.config.archive) {
  const server = await world.serve({ archive });
  onTestFinished(() => server.stop());
  return server;
}

const answer = async (world: World, text: string) => shown((await world.type(jonas, text)).blocks);

describe('a watched folder', () => {
  it('answers with a file that was dropped into it, without being asked to look', async () => {
    const world = await aNewWorld(tempFolder());
    const server = await serve(world);
    await server.refreshArchive();

    writeIn(world.archive, `${pageId(1)}.md`, aSignal('Zeppelin mail'));

    await vi.waitFor(
      async () => expect(await answer(world, '/signals zeppelin')).toContain('Zeppelin mail'),
      AGAIN,
    );
  });
});

describe('a git repository', () => {
  function gitArchive(url: string, folder: string): ArchiveConfig {
    return {
      kind: 'git',
      url,
      branch: undefined,
      subfolder: 'pages',
      pullMinutes: 10,
      cloneInto: join(folder, 'data', 'archive'),
      environment: gitEnvironment,
    };
  }

  it('answers after a commit and a refresh, stays ready and answers when it cannot be reached, and the status says since when', async () => {
    const folder = tempFolder();
    const repository = aGitRepository();
    repository.commit(`pages/${pageId(1)}.md`, aSignal('Zeppelin mail'));
    const world = await aNewWorld(folder);
    const server = await serve(world, gitArchive(repository.url, folder));
    await server.refreshArchive();
    const before = await answer(world, '/signals zeppelin');

    repository.commit(`pages/${pageId(1)}.md`, aSignal('Zeppelin cargo'));
    await server.refreshArchive();

    expect(before).toContain('Zeppelin mail');
    expect(await answer(world, '/signals zeppelin')).toContain('Zeppelin cargo');

    rmSync(repository.folder, { recursive: true });

    await server.refreshArchive();

    const ready = await fetch(`http://127.0.0.1:${server.healthPort}/readyz`);
    expect(await ready.json()).toEqual({ ready: true, reasons: {} });
    expect(await answer(world, '/signals zeppelin')).toContain('Zeppelin cargo');
    expect(await answer(world, '/signalpost status')).toMatch(
      /has not been refreshed from git since \d{4}-\d\d-\d\d/,
    );
  });

  it('is not ready, and says why, while nothing of it was ever fetched', async () => {
    const folder = tempFolder();
    const world = await aNewWorld(folder);
    const server = await serve(world, gitArchive('file:///nowhere/at/all', folder));

    await server.refreshArchive();

    const ready = await fetch(`http://127.0.0.1:${server.healthPort}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      reasons: { archive: expect.stringMatching(/could not be fetched from git/) },
    });
  });

  it('that cannot be one keeps the server from starting, and its password is not told', async () => {
    const folder = tempFolder();
    const world = await aNewWorld(folder);

    const archive = gitArchive('https://bob:s3c/ret@example.org/x', folder);
    const starting = world.serve({ archive });

    await expect(starting).rejects.toThrow(/^ARCHIVE_GIT_URL is not usable: expected/);
    await expect(starting).rejects.not.toThrow(/s3c/);
  });
});
