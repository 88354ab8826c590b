import type { KnownFile } from '../model/archive-file.ts';
import { utcDay } from '../model/calendar.ts';
import type { Clock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { IndexReport } from '../model/index-report.ts';
import type { Problem } from '../model/problem.ts';
import { problemOf } from '../model/problem-sentence.ts';
import type { CalendarDate } from '../model/summary.ts';
import type { PageStore } from '../store/page-store.ts';
import type { TopicStore } from '../store/topic-store.ts';
import { indexTopics, type TopicsReport } from './index-topics.ts';
import type { ParseOptions } from './parse/parse-in-workers.ts';
import { readFiles } from './parse/read-files.ts';
import { createTooHardPages, type TooHardPages } from './parse/too-hard-pages.ts';
import { type ArchiveComparison, compareArchive } from './scan/compare-archive.ts';
import { type ArchiveScan, scanArchive } from './scan/scan-archive.ts';
import { ArchiveFolderError } from './sources/archive-folder-error.ts';
import { createArchiveWriter, type OutcomeCounts } from './write/archive-writer.ts';
import { findRenameCandidates } from './write/rename-candidates.ts';

/** What an index writes to. */
export type ArchiveStore = PageStore & Pick<TopicStore, 'knownTopics' | 'putTopics'>;

export interface IndexArchiveDeps {
  readonly store: ArchiveStore;
  readonly clock: Clock;
  readonly events: Events;
  /** By which files are stamped, wherever the app's clock is moved to. Default: clock. */
  readonly fileClock?: Clock;
  /** `mostWarnings` for who lists them all; the others for measurements and tests. */
  readonly parsing?: Pick<ParseOptions, 'mostWarnings' | 'threads' | 'pageTimeoutMs' | 'worker'>;
}

export interface IndexRequest {
  readonly folder: string;
  /** Files read so far, of those that had to be read. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void;
  /** Stops between two batches; what was written stays, the rest is done by the next index. */
  readonly signal?: AbortSignal;
  /** Which pages, by their file relative to the folder, keep their last version for now. Default: none. */
  readonly isBeingWritten?: (file: string) => boolean;
  /**
   * Folders of the archive that are not there though they belong to it, relative to it: their pages
   * stay as they were. They are warned of; the index is complete without them.
   */
  readonly missingFolders?: readonly string[];
  /** Those of them into which pages may have moved since the last index: none is removed by this one. */
  readonly newlyMissing?: readonly string[];
  /** Accepts that an archive that had pages has none any more. Default: false. */
  readonly allowEmpty?: boolean;
}

export type IndexArchive = (request: IndexRequest) => Promise<IndexReport>;

/**
 * Builds the action that brings the index in line with an archive's folder. What it writes is
 * complete page by page, so it can be stopped or killed at any moment and simply be run again.
 * An index that could not read a folder below the archive is not complete; the baseline, if it is
 * still open, stays so. Pages that cannot be used, or read, do not hold it up.
 *
 * It throws ArchiveFolderError, with nothing changed, when the folder cannot be read or has
 * lost all its pages; the signal's reason when it was aborted.
 */
export function createIndexArchive(deps: IndexArchiveDeps): IndexArchive {
  const { store, clock, events, fileClock = clock } = deps;
  const tooHard = createTooHardPages(clock);
  // By the files' clock: when the last complete index of this process began.
  let lastBegunAt: Date | null = null;
  return async (request) => {
    const begun = performance.now();
    const begunAt = fileClock.now();
    const scan = await scanArchive(request.folder);
    const today = utcDay(clock.now());
    await store.forgetFilesDatedBy(today);
    const knownFiles = await store.knownFiles();
    const before = await store.archiveStatus();
    checkNotEmptied(request, scan, knownFiles);

    // A moved clock says nothing of when files were stamped: what is stored by it is of no use.
    const trusted = fileClock === clock ? before.lastIndexAt : lastBegunAt;
    const missingFolders = request.missingFolders ?? [];
    const comparison = compareArchive(scan, knownFiles, { trusted, missingFolders });
    const counts = await indexPages(deps, request, {
      scan,
      knownFiles,
      comparison,
      today,
      tooHard,
    });
    const hasChanged = counts.indexed + counts.removed > 0;
    // After the pages: topics link to them.
    const topics = await indexTopics(store, {
      folder: request.folder,
      scan,
      pagesChanged: hasChanged,
    });
    // What lies in a folder that nobody could read would be taken for new once it can be.
    if (scan.unreadable.length === 0) {
      await store.completeIndex(clock.now());
      lastBegunAt = begunAt;
      // In steps, so that whoever else writes gets a turn between two.
      while ((await store.orderIndex()) === 'more') {
        request.signal?.throwIfAborted();
      }
    }

    // Counting a large archive takes as long as looking through its folder.
    const { pages, items } = hasChanged ? await store.archiveStatus() : before;
    const unchanged = counts.unchanged + comparison.unchanged.length;
    const durationMs = Math.round(performance.now() - begun);
    const report: IndexReport = {
      ...reportOf(scan, { ...counts, unchanged }, topics, missingFolders),
      pages,
      items,
      durationMs,
    };
    reportIndex(events, report);
    return report;
  };
}

function checkNotEmptied(
  { folder, allowEmpty = false, missingFolders = [] }: IndexRequest,
  { files, odd, unreadable }: ArchiveScan,
  knownFiles: readonly KnownFile[],
): void {
  const isEmpty = files.length + odd.length + unreadable.length + missingFolders.length === 0;
  if (isEmpty && !allowEmpty && knownFiles.some(({ state }) => state === 'indexed')) {
    throw new ArchiveFolderError(folder, 'emptied');
  }
}

interface PagesToIndex {
  readonly scan: ArchiveScan;
  readonly knownFiles: readonly KnownFile[];
  readonly comparison: ArchiveComparison;
  readonly today: CalendarDate;
  readonly tooHard: TooHardPages;
}

async function indexPages(
  { store, clock, events, parsing = {} }: IndexArchiveDeps,
  {
    folder,
    onProgress = () => {},
    signal,
    isBeingWritten = () => false,
    newlyMissing = [],
  }: IndexRequest,
  { scan, knownFiles, comparison, today, tooHard }: PagesToIndex,
): Promise<OutcomeCounts> {
  const candidates = await findRenameCandidates(store, comparison);
  const writer = createArchiveWriter({ store, clock }, comparison, candidates);
  const known = new Map(knownFiles.map((file) => [file.file, file]));
  for (const odd of scan.odd) {
    writer.takeOdd(odd, known.get(odd.file));
  }
  const left = new Set(comparison.toRead.filter(({ scanned }) => isBeingWritten(scanned.file)));
  for (const file of left) {
    writer.take(file, { kind: 'being-written' });
  }
  const toRead = comparison.toRead.filter((file) => !left.has(file));
  const reading = { folder, today, events, ...parsing };
  await readFiles(toRead, writer, { reading, tooHard, onProgress, signal });
  // Last, as a file that was read may be a vanished one under another name.
  const [movedInto] = newlyMissing;
  await (movedInto === undefined ? writer.removeVanished() : writer.keepVanished(movedInto));
  return writer.result();
}

/** Names in a report: more are counted. */
const MOST_NAMES = 1000;

function reportOf(
  scan: ArchiveScan,
  counts: OutcomeCounts,
  { topics, unread, warnings }: TopicsReport,
  missingFolders: readonly string[],
): Omit<IndexReport, 'pages' | 'items' | 'durationMs'> {
  return {
    indexed: counts.indexed,
    unchanged: counts.unchanged,
    removed: counts.removed,
    topics,
    skipped: scan.skippedFiles.length,
    skippedFiles: [...scan.skippedFiles, ...unread].sort().slice(0, MOST_NAMES),
    leftOutFolders: scan.leftOutFolders,
    rejected: [
      ...scan.unreadable.map((problem) => ({ file: problem.file, problems: [problem] })),
      ...counts.rejected,
    ],
    unreadableFolders: scan.unreadable,
    missingFolders,
    warnings: [
      ...scan.misnamed,
      ...missingFolders.map(missingFolder),
      ...counts.warnings,
      ...warnings,
    ],
  };
}

function missingFolder(folder: string): Problem {
  return problemOf(`${folder}/`, 'warning', {
    line: null,
    code: 'submodule',
    what: 'The folder is a submodule, which is another repository, and was not fetched',
    expected: 'pages in the repository of the archive itself',
    remark: 'Pages that were in it, or moved there, stay as they were.',
  });
}

function reportIndex(events: Events, { rejected, warnings, ...counts }: IndexReport): void {
  const { pages, indexed, unchanged, removed, skipped, durationMs } = counts;
  for (const { file, problems } of rejected) {
    events.emit('page-rejected', {
      file,
      line: problems[0]?.line ?? null,
      problem: problems[0]?.message ?? '',
    });
  }
  events.emit('archive-indexed', {
    pages,
    indexed,
    unchanged,
    removed,
    skipped,
    durationMs,
    rejected: rejected.length,
    warnings: warnings.length,
    hasChanged: indexed + removed > 0,
  });
}
