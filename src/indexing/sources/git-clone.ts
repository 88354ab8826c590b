import type { CloneFolder } from './clone-folder.ts';
import {
  createGitRunner,
  GitFailure,
  type GitRunner,
  type GitRunnerOptions,
} from './git-runner.ts';

/** Where the newest state that is all there is remembered in the clone. */
const WANTED = 'refs/archive/wanted';
/** Where one is remembered of which files may be missing yet. */
const FETCHED = 'refs/archive/fetched';
/**
 * Files in one run of git: each is kept though the next fails. Pages of 10 KB make 2 MB, two seconds
 * of a slow line; a run costs a tenth of a second, so that 3,500 of them cost two seconds more.
 */
const FILES_AT_ONCE = 200;
const TIDYING = ['gc.auto=1000', 'gc.autoDetach=false', 'gc.pruneExpire=now'].flatMap((setting) => [
  '-c',
  setting,
]);

export interface GitCloneOptions extends GitRunnerOptions {
  /** The ref to follow. */
  readonly from: string;
  /** Must be there, or nothing is changed; empty for the top. */
  readonly subfolder: string;
}

/** A clone of one state. Its methods throw GitFailure and GitNotRun. */
export interface GitClone {
  /**
   * Fetches the newest state and checks it out. What was fetched when it is stopped, or its time
   * is up, is not fetched again.
   */
  update(signal?: AbortSignal): Promise<void>;
  /** Folders of the state that are in other repositories, and so not in this clone; from its top. */
  submodules(signal?: AbortSignal): Promise<readonly string[]>;
  /** Whether git finds its own files broken. */
  isDamaged(signal?: AbortSignal): Promise<boolean>;
  /** Drops states that nobody needs any more, now and then. */
  tidy(signal?: AbortSignal): Promise<void>;
}

export function createGitClone(folder: CloneFolder, options: GitCloneOptions): GitClone {
  const git = createGitRunner(folder, options);
  return {
    update: async (signal) => {
      await git.initialize(signal);
      // A checkout that was killed has left halves of two states; the repository may be away now.
      if (!folder.isWhole() && (await git.does(['cat-file', 'tree', WANTED], signal))) {
        await checkOut(git, folder, signal);
      }
      await fetchStateOfAnyKind(git, options, signal);
      await fetchFiles(git, options, signal);
      // Only now: a checkout that is finished later finds all it needs.
      await git.must(['update-ref', WANTED, FETCHED], signal);
      await checkOut(git, folder, signal);
    },
    submodules: async (signal) => {
      const paths = ['--', pathspec(options.subfolder)];
      const entries = await git.list(['ls-files', '--stage', '-z', ...paths], signal);
      return entries.flatMap((entry) => SUBMODULE.exec(entry)?.[1] ?? []);
    },
    isDamaged: async (signal) =>
      !(await git.does(['fsck', '--no-dangling', '--no-progress'], signal)),
    tidy: async (signal) => {
      await git.does(['gc', '--auto', '--quiet'], signal, TIDYING);
    },
  };
}

type Signal = AbortSignal | undefined;

async function checkOut(git: GitRunner, folder: CloneFolder, signal: Signal): Promise<void> {
  folder.beginCheckout();
  await git.must(['reset', '--quiet', '--hard', WANTED], signal);
  await git.must(['clean', '--quiet', '-ffdx'], signal);
  folder.endCheckout();
}

async function fetchStateOfAnyKind(
  git: GitRunner,
  options: GitCloneOptions,
  signal: Signal,
): Promise<void> {
  try {
    await fetchState(git, options, signal);
  } catch (error) {
    if (!(error instanceof GitFailure && OTHER_FORMAT.test(error.message))) {
      throw error;
    }
    // The repository was made anew with hashes of the other kind: nothing of the clone fits it.
    await git.initializeOtherwise(signal);
    await fetchState(git, options, signal);
  }
}

/** Without the files first: of a repository of pictures and code, a subfolder's pages are a small part. */
async function fetchState(
  git: GitRunner,
  { from, subfolder }: GitCloneOptions,
  signal: Signal,
): Promise<void> {
  const state = ['--depth=1', '--filter=blob:none', 'archive', `+${from}:${FETCHED}`];
  await git.must(['fetch', ...QUIETLY, ...state], signal);
  const isThere =
    subfolder === '' || (await git.does(['cat-file', 'tree', `${FETCHED}:${subfolder}`], signal));
  if (!isThere) {
    throw new GitFailure(`there is no folder ${subfolder} in the repository`);
  }
}

async function fetchFiles(
  git: GitRunner,
  { subfolder }: GitCloneOptions,
  signal: Signal,
): Promise<void> {
  const missing = await missingFiles(git, subfolder, signal);
  for (let at = 0; at < missing.length; at += FILES_AT_ONCE) {
    const some = missing.slice(at, at + FILES_AT_ONCE);
    const args = ['fetch', ...QUIETLY, '--filter=blob:none', 'archive', ...some];
    await git.must(args, signal, ['-c', 'fetch.negotiationAlgorithm=noop']);
  }
}

const QUIETLY = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
/** What git says when a clone has hashes of another kind than its repository. */
const OTHER_FORMAT = /mismatched algorithms|object[- ]format/i;
/** Mode, name of the state, stage, path. */
const SUBMODULE = /^160000 [0-9a-f]+ \d\t(.+)$/s;
const MISSING = /^\?([0-9a-f]{40,64})$/;

/** The subfolder's own name, whatever is in it. */
function pathspec(subfolder: string): string {
  return subfolder === '' ? ':/' : `:(top,literal)${subfolder}`;
}

/** Files of the fetched state that a checkout needs and the clone does not have. */
async function missingFiles(
  git: GitRunner,
  subfolder: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  // Attributes of the folders around are read as well.
  const around = subfolder.split('/').map((_, n, parts) => parts.slice(0, n).join('/'));
  const attributes = around.map(
    (path) => `:(top,literal)${path === '' ? '' : `${path}/`}.gitattributes`,
  );
  const paths = subfolder === '' ? [] : ['--', pathspec(subfolder), ...attributes];
  const args = ['rev-list', '--objects', '--missing=print', '--no-object-names', FETCHED, ...paths];
  const objects = await git.list(args, signal);
  return objects.flatMap((line) => MISSING.exec(line)?.[1] ?? []);
}
