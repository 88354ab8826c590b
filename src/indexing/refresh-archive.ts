import { join } from 'node:path';
import type { Events } from '../model/events/events.ts';
import type { Problem } from '../model/problem.ts';
import type { IndexArchive, IndexRequest } from './index-archive.ts';
import {
  type ArchiveSource,
  ArchiveSourceError,
  type SourceState,
} from './sources/archive-source.ts';
import type { ArchiveWatch } from './sources/archive-watch.ts';

export interface RefreshArchiveDeps {
  readonly events: Events;
  readonly indexArchive: IndexArchive;
  readonly watching: Pick<ArchiveWatch, 'follow' | 'isBeingWritten'>;
  /** None where the folder is brought up to date by others. */
  readonly source: ArchiveSource | undefined;
  /**
   * Whether what was indexed can only be of this folder. Where another replica's may have been newer,
   * a folder that could not be brought up to date is not indexed: pages would go back in time.
   */
  readonly isAlone: boolean;
}

export type RefreshRequest = Required<Pick<IndexRequest, 'folder' | 'signal' | 'onProgress'>>;

/** Resolves with why the index is not what the archive is, as a sentence; null when all is well. */
export type RefreshArchive = (request: RefreshRequest) => Promise<string | null>;

/**
 * Builds one refresh: the source brings the folder up to date, the folder is indexed. It never
 * rejects. What went wrong is reported, unless the signal was aborted, and leaves the last state.
 */
export function createRefreshArchive(deps: RefreshArchiveDeps): RefreshArchive {
  const { watching } = deps;
  return async (request) => {
    // Before the index, or a change between its look at a folder and the watch's would be missed.
    watching.follow();
    const updated = await updateSource(deps, request);
    // Half a state would take the pages that it lacks out of the search.
    const isUsable = deps.isAlone || updated.trouble === null;
    const indexTrouble =
      updated.state === undefined || !isUsable
        ? null
        : await indexFolder(deps, request, updated.state);
    // After it, for folders that came meanwhile.
    watching.follow();
    return updated.trouble ?? indexTrouble;
  };
}

const NOTHING_MISSING: SourceState = { missingFolders: [], newlyMissing: [] };

interface Updated {
  readonly trouble: string | null;
  /** Undefined where the folder holds no whole state, or nobody knows what it lacks. */
  readonly state: SourceState | undefined;
}

async function updateSource(
  { events, source }: RefreshArchiveDeps,
  request: RefreshRequest,
): Promise<Updated> {
  try {
    return { trouble: null, state: (await source?.update(request.signal)) ?? NOTHING_MISSING };
  } catch (error) {
    const state = error instanceof ArchiveSourceError ? error.state : undefined;
    return { trouble: tell(events, request, error), state };
  }
}

async function indexFolder(
  { events, indexArchive, watching }: RefreshArchiveDeps,
  request: RefreshRequest,
  state: SourceState,
): Promise<string | null> {
  try {
    const { unreadableFolders, missingFolders } = await indexArchive({
      ...request,
      ...state,
      isBeingWritten: (file) => watching.isBeingWritten(join(request.folder, file)),
    });
    return unreadableFolders.length === 0
      ? missingTrouble(missingFolders)
      : tellUnreadable(events, unreadableFolders);
  } catch (error) {
    return tell(events, request, error);
  }
}

function tell(events: Events, { folder, signal }: RefreshRequest, error: unknown): string | null {
  if (signal.aborted) {
    return null;
  }
  events.emit('refresh-failed', { folder, error });
  return error instanceof Error ? error.message : String(error);
}

function tellUnreadable(events: Events, problems: readonly Problem[]): string {
  events.emit('folders-unreadable', { folders: problems.map(({ file }) => file) });
  const [first, ...more] = problems;
  const others = more.length === 0 ? '' : ` So it is with ${more.length} more.`;
  return `${first?.file}: ${first?.message}${others}`;
}

function missingTrouble(folders: readonly string[]): string | null {
  return folders.length === 0
    ? null
    : `The archive has submodules, which are other repositories and are not fetched: ${folders.map((folder) => `${folder}/`).join(', ')}. Pages that were there stay as they were; new ones are not found.`;
}
