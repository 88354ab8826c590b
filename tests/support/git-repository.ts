import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  /** Adds to its own configuration. */
  settle(setting: string): void;
  /** Commits one file; null removes it. */
  commit(file: string, text: string | null): void;
  /** Commits whatever has changed in its folder. */
  commitAll(): void;
}

/** Empty ones of this process, by the format of their hashes; they go with the run's folder. */
const made = new Map<string, string>();

/**
 * An empty repository: a copy of one that was made before.
 *
 * @param format - of its hashes.
 */
export function aGitRepository(folder = tempFolder(), format = 'sha1'): TestRepository {
  const empty = made.get(format) ?? mkdtempSync(join(tmpdir(), 'signalpost-git-'));
  if (!made.has(format)) {
    const init = ['init', '--quiet', '--template=', '--initial-branch=main'];
    repositoryIn(empty).git(...init, `--object-format=${format}`);
    made.set(format, empty);
  }
  return copiedRepository(empty, folder);
}

/** A repository like the one in a folder, with all that was committed there. */
export function copiedRepository(original: string, folder = tempFolder()): TestRepository {
  cpSync(original, folder, { recursive: true });
  return repositoryIn(folder);
}

/** Without maintenance, for which each commit would start two processes more. */
const SETTINGS = [
  'user.name=Mira',
  'user.email=mira@example.org',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);
/** One shell for both: a process started from one of 465 MB takes 15 ms more of CPU than from a shell. */
const COMMIT_ALL = 'git "$@" add --all && exec git "$@" commit --quiet --message change';

function repositoryIn(folder: string): TestRepository {
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: gitEnvironment,
      encoding: 'utf8',
    });
  const commitAll = () => void run('sh', '-c', COMMIT_ALL, 'sh', ...SETTINGS);
  return {
    folder,
    url: pathToFileURL(folder).href,
    git: (...args) => run('git', ...SETTINGS, ...args),
    settle: (setting) => appendFileSync(join(folder, '.git', 'config'), `${setting}\n`),
    commit: (file, text) => {
      if (text === null) {
        rmSync(join(folder, file));
      } else {
        writeIn(folder, file, text);
      }
      commitAll();
    },
    commitAll,
  };
}
