import { setImmediate } from 'node:timers/promises';
import type { FileStamp, KnownFile } from '../../model/archive-file.ts';
import type { IndexReport } from '../../model/index-report.ts';
import { PageId } from '../../model/page-id.ts';
import type { Problem } from '../../model/problem.ts';
import { SAME_PAGE } from '../../model/problem-codes.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import type { FileOutcome } from '../parse/parse-file.ts';
import type { ArchiveComparison, FileToRead } from '../scan/compare-archive.ts';
import { createRenames, type Renames } from '../scan/renames.ts';
import type { OddFile } from '../scan/scan-archive.ts';
import { type BatchLimits, inBatches } from './batches.ts';
import {
  createPendingWrites,
  type PendingWrites,
  type PendingWritesDeps,
  type Waiting,
} from './pending-writes.ts';
import type { RenameCandidates } from './rename-candidates.ts';

/** Turns what was read into writes, and counts. `take` only gathers; `flush` writes. */
export interface ArchiveWriter {
  take(file: FileToRead, outcome: FileOutcome): void;
  takeOdd(file: OddFile, known: KnownFile | undefined): void;
  waiting(): Waiting;
  flush(): Promise<void>;
  /** After everything was read: takes away the pages of files that are gone and not renamed. */
  removeVanished(): Promise<void>;
  /**
   * Instead of that: keeps those pages, as they may be in a folder that cannot be looked into. Their
   * files are noted as lying there, so that the next index keeps them too.
   */
  keepVanished(folder: string): Promise<void>;
  result(): OutcomeCounts;
}

export type OutcomeCounts = Pick<
  IndexReport,
  'indexed' | 'unchanged' | 'removed' | 'rejected' | 'warnings'
>;

/** One transaction. A page's rows are known by its size alone. */
const REMOVED_AT_ONCE: BatchLimits = { count: 200, bytes: 2 * 1024 * 1024 };

export function createArchiveWriter(
  deps: PendingWritesDeps,
  { toRead, vanished }: ArchiveComparison,
  candidates: RenameCandidates,
): ArchiveWriter {
  const writes = createPendingWrites(deps);
  const stillThere = new Set(toRead.map(({ pageId }) => pageId));
  const renames = createRenames(vanished, candidates, stillThere);
  const tally = createTally(writes);
  let removed = 0;

  return {
    take: (file, outcome) => {
      if (outcome.kind === 'gone') {
        return;
      }
      if (outcome.kind === 'being-written') {
        tally.beingWritten(file);
      } else {
        const isNew = candidates.files.has(file);
        takeRead({ ...file, isNew }, outcome, { writes, renames, tally });
      }
    },
    takeOdd: ({ problem, ...scanned }, known) => {
      const { file, nameId, size, mtimeMs } = scanned;
      const pageId = known?.pageId ?? PageId.parse(nameId);
      const stamp = { file, hash: '', size, mtimeMs };
      tally.reject({ scanned, pageId, known, sameAs: undefined }, stamp, [problem]);
    },
    waiting: () => writes.waiting(),
    flush: () => writes.flush(),
    removeVanished: async () => {
      const gone = renames.left().filter(({ pageId }) => !tally.keepsLastVersion(pageId));
      for (const batch of inBatches(gone, REMOVED_AT_ONCE)) {
        const files = batch.map(({ file }) => file);
        await deps.store.removeFiles(files, deps.clock.now());
        await setImmediate();
      }
      const lost = gone.filter(
        ({ state, pageId }) => state === 'indexed' && !stillThere.has(pageId),
      );
      removed = lost.length;
    },
    keepVanished: async (folder) => {
      const kept = renames.left().map((known) => ({
        from: known.file,
        to: { ...known, file: `${folder}/${known.file}` },
      }));
      await (kept.length === 0 ? undefined : deps.store.restampFiles(kept));
    },
    result: () => ({ ...tally.counts(), removed }),
  };
}

interface TakeDeps {
  readonly writes: PendingWrites;
  readonly renames: Renames;
  readonly tally: Tally;
}

function takeRead(
  file: FileToRead & { readonly isNew: boolean },
  outcome: Extract<FileOutcome, { readonly stamp: FileStamp }>,
  { writes, renames, tally }: TakeDeps,
): void {
  const { hash } = outcome.stamp;
  const renamedFrom = file.isNew ? renames.takeVanished(hash, file.pageId) : undefined;
  if (renamedFrom !== undefined) {
    writes.restamp(renamedFrom, outcome.stamp);
    tally.renamed(file, outcome);
  } else if (file.sameAs !== undefined) {
    tally.reject(file, stampOf(file, outcome.stamp), [samePage(file.scanned.file, file.sameAs)]);
  } else if (outcome.kind === 'rejected') {
    tally.reject(file, stampOf(file, outcome.stamp), outcome.problems);
  } else if (outcome.kind === 'unchanged') {
    tally.unchanged();
    if (!sameStamp(file.known, outcome.stamp)) {
      writes.restamp(file.scanned.file, outcome.stamp);
    }
  } else {
    const id = (file.isNew ? renames.takeGone(hash, file.pageId) : undefined) ?? file.pageId;
    tally.indexed(outcome.warnings);
    writes.put({ ...outcome, summary: { ...outcome.summary, id } });
  }
}

interface Tally {
  reject(file: FileToRead, stamp: FileStamp, problems: readonly Problem[]): void;
  renamed(file: FileToRead, outcome: FileOutcome): void;
  beingWritten(file: FileToRead): void;
  unchanged(): void;
  indexed(warnings: readonly Problem[]): void;
  /** Whether the page's file is there but could not be used, so that its last good version stays. */
  keepsLastVersion(pageId: string): boolean;
  counts(): Omit<OutcomeCounts, 'removed'>;
}

function createTally(writes: PendingWrites): Tally {
  const rejected: { readonly file: string; readonly problems: readonly Problem[] }[] = [];
  const warnings: Problem[] = [];
  const kept = new Set<string>();
  let [indexed, unchanged] = [0, 0];
  return {
    reject: (file, stamp, problems) => {
      rejected.push({ file: file.scanned.file, problems });
      if (file.sameAs === undefined) {
        kept.add(file.pageId);
      }
      const isKnown = file.known?.state === 'rejected' && file.known.pageId === file.pageId;
      if (!isKnown || !sameStamp(file.known, stamp)) {
        writes.reject(stamp, file.pageId, problems);
      }
    },
    renamed: (file, outcome) => {
      unchanged += outcome.kind === 'rejected' ? 0 : 1;
      if (outcome.kind === 'rejected') {
        rejected.push({ file: file.scanned.file, problems: outcome.problems });
      }
    },
    beingWritten: (file) => {
      kept.add(file.pageId);
      warnings.push(beingWritten(file.scanned.file));
    },
    unchanged: () => {
      unchanged += 1;
    },
    indexed: (ofPage) => {
      indexed += 1;
      warnings.push(...ofPage);
    },
    keepsLastVersion: (pageId) => kept.has(pageId),
    counts: () => ({ indexed, unchanged, rejected, warnings }),
  };
}

/** A file that could not be opened has no stamp of its own; the scan's stands in. */
function stampOf({ scanned }: FileToRead, stamp: FileStamp): FileStamp {
  const { file, size, mtimeMs } = scanned;
  return stamp.mtimeMs === 0 ? { file, hash: '', size, mtimeMs } : stamp;
}

function sameStamp(known: FileStamp | undefined, stamp: FileStamp): boolean {
  return known?.hash === stamp.hash && known.size === stamp.size && known.mtimeMs === stamp.mtimeMs;
}

function samePage(file: string, other: string): Problem {
  return problemOf(file, 'rejected', {
    line: null,
    code: SAME_PAGE,
    what: `The page is in the archive already as ${other}`,
    expected: 'one file for each page',
    remark: 'Remove or rename one of them.',
  });
}

function beingWritten(file: string): Problem {
  return problemOf(file, 'warning', {
    line: null,
    code: 'being-written',
    what: 'The file is being written; its last version stays until the next index',
  });
}
