import { type ArchiveKeeper, createArchiveKeeper } from '../indexing/archive-keeper.ts';
import { createGitSource } from '../indexing/sources/git-source.ts';
import { systemClock } from '../model/clock.ts';
import type { Jobs } from '../model/jobs.ts';
import type { Store } from '../store/store.ts';
import type { Outside } from './outside.ts';

/** Keeps the index in line with the archive that is configured, a watched folder or a git repository. */
export function keepArchive(
  { config: { archive, bothArchives }, events, clock }: Outside,
  store: Store,
  jobs: Jobs,
): ArchiveKeeper {
  if (bothArchives) {
    events.emit('variable-unused', { variable: 'ARCHIVE_DIR', because: 'ARCHIVE_GIT_URL' });
  }
  const deps = { store, clock, events, fileClock: systemClock, jobs };
  if (archive.kind === 'folder') {
    return createArchiveKeeper(deps, { folder: archive.folder, watch: true });
  }
  const { url, branch, subfolder, cloneInto, environment } = archive;
  const source = createGitSource(
    { clock, events },
    {
      url,
      ...(branch !== undefined && { branch }),
      ...(subfolder !== undefined && { subfolder }),
      cloneInto,
      environment,
    },
  );
  return createArchiveKeeper(deps, { folder: source.folder, source });
}
