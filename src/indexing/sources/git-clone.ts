import { dirname } from 'node:path';
import type { CloneFolder } from './clone-folder.ts';
import { type GitCall, runGit } from './run-git.ts';

/** Where the newest fetched state is remembered in the clone. */
const WANTED = 'refs/archive/wanted';
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
  /** Fetches the newest state and checks it out. */
  update(signal?: AbortSignal): Promise<void>;
  /** Whether git finds its own files broken. */
  isDamaged(signal?: AbortSignal): Promise<boolean>;
  /** Drops states that nobody needs any more, now and then. */
  tidy(signal?: AbortSignal): Promise<void>;
}

/** Every call names repository and files: git never looks for a repository around them. */
export function createGitClone(
  folder: CloneFolder,
  { from, subfolder, call }: GitCloneOptions,
): GitClone {
  const { repository, files } = folder;
  const run = (args: readonly string[], signal: AbortSignal | undefined) =>
    runGit(args, { ...call, folder: dirname(repository), ...(signal && { signal }) });
  const inClone = (args: readonly string[]) => [
    `--git-dir=${repository}`,
    `--work-tree=${files}`,
    ...args,
  ];
  const attempt = async (args: readonly string[], signal: AbortSignal | undefined) => {
    const outcome = await run(args, signal);
    if (outcome.kind === 'not-run' || outcome.kind === 'stopped') {
      throw new GitNotRun(outcome.why);
    }
    return outcome;
  };
  const must = async (args: readonly string[], signal: AbortSignal | undefined) => {
    const outcome = await attempt(args, signal);
    if (outcome.kind === 'failed') {
      throw new GitFailure(outcome.why);
    }
  };
  const holds = async (object: string, signal: AbortSignal | undefined) =>
    (await attempt(inClone(['cat-file', 'tree', object]), signal)).kind === 'done';
  const checkOut = async (signal: AbortSignal | undefined) => {
    folder.beginCheckout();
    await must(inClone(['reset', '--quiet', '--hard', WANTED]), signal);
    await must(inClone(['clean', '--quiet', '-ffdx']), signal);
    folder.endCheckout();
  };

  return {
    update: async (signal) => {
      await must(['init', '--quiet', '--bare', '--template=', '--', repository], signal);
      // A checkout that was killed has left halves of two states; the repository may be away now.
      if (!folder.isWhole() && (await holds(WANTED, signal))) {
        await checkOut(signal);
      }
      await must(
        inClone([
          'fetch',
          '--quiet',
          '--no-tags',
          '--no-recurse-submodules',
          '--depth=1',
          'archive',
          `+${from}:${WANTED}`,
        ]),
        signal,
      );
      if (subfolder !== '' && !(await holds(`${WANTED}:${subfolder}`, signal))) {
        throw new GitFailure(`there is no folder ${subfolder} in the repository`);
      }
      await checkOut(signal);
    },
    isDamaged: async (signal) =>
      (await attempt(inClone(['fsck', '--no-dangling', '--no-progress']), signal)).kind ===
      'failed',
    tidy: async (signal) => {
      await attempt([...TIDYING, ...inClone(['gc', '--auto', '--quiet'])], signal);
    },
  };
}
