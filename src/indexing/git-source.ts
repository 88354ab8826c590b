import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { type ArchiveSource, ArchiveSourceError } from './archive-source.ts';
import { type GitEnvironment, runGit } from './run-git.ts';
import { splitCredentials } from './split-credentials.ts';

export interface GitSourceOptions {
  /** https, ssh, git or a local path; a user and password in it are used, but never stored or shown. */
  readonly url: string;
  /** Default: the repository's own. */
  readonly branch?: string;
  /** Where the pages lie in the repository. Default: its top. */
  readonly subfolder?: string;
  /** The clone's folder; whatever is in it may be replaced. */
  readonly cloneInto: string;
  /** What the git program gets: PATH, HOME, proxies. */
  readonly environment: GitEnvironment;
}

/**
 * An archive in a git repository, by the git program. The clone holds the newest state only,
 * is ours alone, and is brought to what the branch says, also when its history was rewritten.
 */
export function createGitSource(
  { log }: { readonly log: Log },
  { url, branch, subfolder = '', cloneInto, environment }: GitSourceOptions,
): ArchiveSource {
  const { address, header } = splitCredentials(url);
  if (address.startsWith('-') || branch?.startsWith('-') || subfolder.split('/').includes('..')) {
    throw new ArchiveSourceError(
      'The git archive is not usable: expected an address, a branch and a subfolder that do not begin with "-" or lead out of the repository.',
    );
  }
  const folder = join(cloneInto, subfolder);
  const git = (args: readonly string[], signal?: AbortSignal) =>
    runGit(args, {
      folder: cloneInto,
      environment,
      ...(header !== null && { header: { address, value: header } }),
      ...(signal && { signal }),
    });

  return {
    folder,
    update: async (signal) => {
      mkdirSync(cloneInto, { recursive: true });
      if (!existsSync(join(cloneInto, '.git'))) {
        await git(['init', '--quiet'], signal);
      }
      await git(
        ['fetch', '--quiet', '--no-tags', '--depth=1', '--force', '--', address, branch ?? 'HEAD'],
        signal,
      );
      // A lock that a killed git left behind; nobody else uses this clone.
      rmSync(join(cloneInto, '.git', 'index.lock'), { force: true });
      await git(['reset', '--quiet', '--hard', 'FETCH_HEAD'], signal);
      await git(['clean', '--quiet', '-ffd'], signal);
      if (!existsSync(folder)) {
        throw new ArchiveSourceError(
          `The git archive has no folder ${subfolder}; expected one that holds the pages.`,
        );
      }
      log.debug('the git archive was updated', { address });
    },
  };
}
