import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tempFolder, writeIn } from './temp-folder.ts';

/** What git needs of the environment, and nothing of the configuration of who runs the tests. */
export const gitEnvironment = { PATH: process.env.PATH, HOME: '/nowhere' };

/** A real repository on the branch `main`. */
export interface TestRepository {
  readonly folder: string;
  readonly url: string;
  git(...args: readonly string[]): string;
  /** Commits one file; null removes it. */
  commit(file: string, text: string | null): void;
}

/** @param format - of its hashes. */
export function aGitRepository(folder = tempFolder(), format = 'sha1'): TestRepository {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Mira', '-c', 'user.email=mira@example.org', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: gitEnvironment,
      encoding: 'utf8',
    });
  git('init', '--quiet', '--initial-branch=main', `--object-format=${format}`);
  return {
    folder,
    url: pathToFileURL(folder).href,
    git,
    commit: (file, text) => {
      if (text === null) {
        rmSync(join(folder, file));
      } else {
        writeIn(folder, file, text);
      }
      git('add', '--all');
      git('commit', '--quiet', '--message', 'change');
    },
  };
}
