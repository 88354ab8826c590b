import { dirname } from 'node:path';
import type { CloneFolder } from './clone-folder.ts';
import { type GitCall, runGit } from './run-git.ts';

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

/** Runs git in a clone. Its methods throw GitNotRun, those but `does` GitFailure too. */
export interface GitRunner {
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

export interface GitRunnerOptions {
  /** Of which files are checked out; empty for all. */
  readonly subfolder: string;
  readonly call: Omit<GitCall, 'folder' | 'signal'>;
}

/** Every call names repository and files: git never looks for a repository around them. */
export function createGitRunner(
  folder: CloneFolder,
  { subfolder, call }: GitRunnerOptions,
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
