import { join, resolve } from 'node:path';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { type ArchiveSource, ArchiveSourceError } from './archive-source.ts';
import { type CloneFolder, createCloneFolder } from './clone-folder.ts';
import { parseGitAddress } from './git-address.ts';
import { createGitClone } from './git-clone.ts';
import { GitFailure } from './git-runner.ts';
import type { GitEnvironment } from './git-settings.ts';

/** Of one fetch; the next pull goes on where it was. */
const TIME_LIMIT_MS = 10 * 60_000;

export interface GitSourceOptions {
  /** https, ssh, user@host:path or file; a user and password in it are used, but never stored or shown. */
  readonly url: string;
  /** Default: the repository's own. */
  readonly branch?: string;
  /** Where the pages lie in the repository. Default: its top. */
  readonly subfolder?: string;
  /** The clone's folder: empty, not there yet, or made by an earlier source; any other is refused. */
  readonly cloneInto: string;
  /** What the git program gets: PATH, HOME, proxies. */
  readonly environment: GitEnvironment;
  /** For one run of git; 10 minutes by default. */
  readonly timeLimitMs?: number;
}

/**
 * An archive in a git repository, by the git program. The clone holds the newest state only,
 * is ours alone, and is brought to what the branch says, also when its history was rewritten.
 * One that was damaged is made anew; what was checked out stays until the new state is there.
 *
 * @throws {ArchiveSourceError} when the address, branch or subfolder cannot be one.
 */
export function createGitSource(
  { clock, events }: { readonly clock: Clock; readonly events: Events },
  { url, branch, subfolder, cloneInto, environment, timeLimitMs }: GitSourceOptions,
): ArchiveSource {
  const remote = parseGitAddress(url);
  const below = parseSubfolder(subfolder ?? '');
  const folder = createCloneFolder(resolve(cloneInto));
  const clone = createGitClone(folder, {
    from: branch === undefined ? 'HEAD' : `refs/heads/${parseBranch(branch)}`,
    subfolder: below,
    call: { environment, remote, timeLimitMs: timeLimitMs ?? TIME_LIMIT_MS },
  });
  const inArchive = (path: string) => path.slice(below === '' ? 0 : below.length + 1);
  const bring = async (signal: AbortSignal | undefined) => {
    try {
      await clone.update(signal);
    } catch (error) {
      if (!(error instanceof GitFailure && (await clone.isDamaged(signal)))) {
        throw error;
      }
      events.emit('clone-damaged', { error });
      folder.forget();
      await clone.update(signal);
    }
  };

  return {
    folder: join(folder.files, below),
    update: async (signal) => {
      folder.claim();
      try {
        await bring(signal);
      } catch (error) {
        throw explain(error, folder, inArchive);
      }
      folder.setUpdatedAt(clock.now());
      events.emit('clone-updated', {});
      const submodules = await clone.submodules(signal);
      const before = folder.submodules() ?? submodules;
      folder.noteSubmodules(submodules);
      await clone.tidy(signal);
      return {
        missingFolders: submodules.map(inArchive),
        newlyMissing: submodules.filter((path) => !before.includes(path)).map(inArchive),
      };
    },
  };
}

function parseBranch(branch: string): string {
  if (/^[-/+]|[\s~^:?*[\\]|\.\./.test(branch)) {
    throw new ArchiveSourceError(
      'ARCHIVE_GIT_BRANCH is not usable: expected the name of a branch, for example main.',
    );
  }
  return branch;
}

function parseSubfolder(subfolder: string): string {
  const parts = subfolder.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || /[\\\p{Cc}]/u.test(subfolder)) {
    throw new ArchiveSourceError(
      'ARCHIVE_GIT_SUBFOLDER is not usable: expected a folder of the repository, for example docs/summaries.',
    );
  }
  return parts.join('/');
}

/** What an operator reads in the status: since when, and why. */
function explain(
  cause: unknown,
  folder: CloneFolder,
  inArchive: (path: string) => string,
): ArchiveSourceError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const since = folder.updatedAt();
  const isWhole = folder.isWhole();
  const message =
    since === null || !isWhole
      ? `The archive could not be fetched from git: ${why}.`
      : `The archive has not been refreshed from git since ${minuteOf(since)}: ${why}. What was fetched then stays.`;
  const missingFolders = (folder.submodules() ?? []).map(inArchive);
  return new ArchiveSourceError(message, {
    cause,
    state: isWhole ? { missingFolders, newlyMissing: [] } : undefined,
  });
}

function minuteOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
