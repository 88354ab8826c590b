import { dirname } from 'node:path';
import type { CloneFolder } from './clone-folder.ts';
import { type GitCall, runGit } from './run-git.ts';

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

/** Git did not do what it was asked; the message is a part of a sentence, without credentials. */
export class GitFailure extends Error {
  readonly code = 'git';

  constructor(why: string) {
    super(why);
    this.name = 'GitFailure';
  }
}

/** Git was stopped, or is not there: nothing is known about the clone. */
class GitNotRun extends Error {
  readonly code = 'git-not-run';

  constructor(why: string) {
    super(why);
    this.name = 'GitNotRun';
  }
}

export interface GitCloneOptions {
  /** The ref to follow. */
  readonly from: string;
  /** Must be there, or nothing is changed; empty for the top. */
  readonly subfolder: string;
  readonly call: Omit<GitCall, 'folder' | 'signal'>;
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

/** Every call names repository and files: git never looks for a repository around them. */
export function createGitClone(folder: CloneFolder, options: GitCloneOptions): GitClone {
  const { from, subfolder } = options;
  const git = createGitRunner(folder, options);
  const checkOut = async (signal: AbortSignal | undefined) => {
    folder.beginCheckout();
    await git.must(['reset', '--quiet', '--hard', WANTED], signal);
    await git.must(['clean', '--quiet', '-ffdx'], signal);
    folder.endCheckout();
  };
  /** Without the files first: of a repository of pictures and code, a subfolder's pages are a small part. */
  const fetchState = async (signal: AbortSignal | undefined) => {
    const state = `+${from}:${FETCHED}`;
    await git.must(
      ['fetch', ...QUIETLY, '--depth=1', '--filter=blob:none', 'archive', state],
      signal,
    );
    if (
      subfolder !== '' &&
      !(await git.does(['cat-file', 'tree', `${FETCHED}:${subfolder}`], signal))
    ) {
      throw new GitFailure(`there is no folder ${subfolder} in the repository`);
    }
  };
  const fetchFiles = async (signal: AbortSignal | undefined) => {
    const missing = await missingFiles(git, subfolder, signal);
    for (let at = 0; at < missing.length; at += FILES_AT_ONCE) {
      const some = missing.slice(at, at + FILES_AT_ONCE);
      const settings = ['-c', 'fetch.negotiationAlgorithm=noop'];
      const args = ['fetch', ...QUIETLY, '--filter=blob:none', 'archive', ...some];
      await git.must(args, signal, settings);
    }
  };

  return {
    update: async (signal) => {
      await git.initialize(signal);
      // A checkout that was killed has left halves of two states; the repository may be away now.
      if (!folder.isWhole() && (await git.does(['cat-file', 'tree', WANTED], signal))) {
        await checkOut(signal);
      }
      try {
        await fetchState(signal);
      } catch (error) {
        if (!(error instanceof GitFailure && OTHER_FORMAT.test(error.message))) {
          throw error;
        }
        // The repository was made anew with hashes of the other kind: nothing of the clone fits it.
        await git.initializeOtherwise(signal);
        await fetchState(signal);
      }
      await fetchFiles(signal);
      // Only now: a checkout that is finished later finds all it needs.
      await git.must(['update-ref', WANTED, FETCHED], signal);
      await checkOut(signal);
    },
    submodules: async (signal) => {
      const entries = await git.list(
        ['ls-files', '--stage', '-z', '--', pathspec(subfolder)],
        signal,
      );
      return entries.flatMap((entry) => SUBMODULE.exec(entry)?.[1] ?? []);
    },
    isDamaged: async (signal) =>
      !(await git.does(['fsck', '--no-dangling', '--no-progress'], signal)),
    tidy: async (signal) => {
      await git.does(['gc', '--auto', '--quiet'], signal, TIDYING);
    },
  };
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

/** Runs git in a clone. Its methods throw GitNotRun, those but `does` GitFailure too. */
interface GitRunner {
  must(
    args: readonly string[],
    signal: AbortSignal | undefined,
    settings?: readonly string[],
  ): Promise<void>;
  /** Whether it did what it was asked. */
  does(
    args: readonly string[],
    signal: AbortSignal | undefined,
    settings?: readonly string[],
  ): Promise<boolean>;
  /** The lines that it printed. */
  list(args: readonly string[], signal: AbortSignal | undefined): Promise<readonly string[]>;
  /** Makes the repository where there is none, and settles what is checked out. */
  initialize(signal: AbortSignal | undefined): Promise<void>;
  /** Makes it anew, with hashes of the other kind than it had. */
  initializeOtherwise(signal: AbortSignal | undefined): Promise<void>;
}

function createGitRunner(
  folder: CloneFolder,
  { subfolder, call }: Pick<GitCloneOptions, 'subfolder' | 'call'>,
): GitRunner {
  const { repository, files } = folder;
  const inClone = [`--git-dir=${repository}`, `--work-tree=${files}`];
  const sparse = [
    '-c',
    `core.sparseCheckout=${subfolder !== ''}`,
    '-c',
    'core.sparseCheckoutCone=false',
  ];
  const attempt = async (
    args: readonly string[],
    signal: AbortSignal | undefined,
    onLine?: (line: string) => void,
  ) => {
    const outcome = await runGit(args, {
      ...call,
      folder: dirname(repository),
      ...(signal && { signal }),
      ...(onLine && { onLine }),
    });
    if (outcome.kind === 'not-run' || outcome.kind === 'stopped') {
      throw new GitNotRun(outcome.why);
    }
    return outcome;
  };
  const must = async (...call: Parameters<typeof attempt>) => {
    const outcome = await attempt(...call);
    if (outcome.kind === 'failed') {
      throw new GitFailure(outcome.why);
    }
  };
  const initialize = async (signal: AbortSignal | undefined, format: readonly string[]) => {
    await must(['init', '--quiet', '--bare', '--template=', ...format, '--', repository], signal);
    folder.writeSettings(subfolder);
  };
  return {
    must: (args, signal, settings = []) =>
      must([...settings, ...sparse, ...inClone, ...args], signal),
    does: async (args, signal, settings = []) =>
      (await attempt([...settings, ...sparse, ...inClone, ...args], signal)).kind === 'done',
    list: async (args, signal) => {
      const lines: string[] = [];
      await must([...sparse, ...inClone, ...args], signal, (line) => lines.push(line));
      return lines;
    },
    initialize: (signal) =>
      initialize(signal, folder.isInitialized() ? [] : ['--object-format=sha1']),
    initializeOtherwise: async (signal) => {
      const format = folder.hashes() === 'sha256' ? 'sha1' : 'sha256';
      folder.forget();
      await initialize(signal, [`--object-format=${format}`]);
    },
  };
}
