import type { FileStamp } from '../model/archive-file.ts';
import type { Problem } from '../model/problem.ts';
import { problemOf } from '../model/problem-sentence.ts';
import { type ParsedTopic, parseTopic } from '../pages/parse-topic.ts';
import type { TopicStore, TopicToStore } from '../store/topic-store.ts';
import { readPageFile } from './parse/read-page-file.ts';
import { SMALL_BYTES } from './parse/small-bytes.ts';
import type { ArchiveScan } from './scan/scan-archive.ts';
import { scanTopics, type TopicFile } from './scan/scan-topics.ts';

export interface IndexTopicsRequest {
  readonly folder: string;
  readonly scan: ArchiveScan;
  /** Whether pages came, changed or went: topics may link to others than before. */
  readonly pagesChanged: boolean;
}

export interface TopicsReport {
  readonly topics: number;
  /** What is not read, and what is wrong with topics. A topic that cannot be read is none; pages are not touched by it. */
  readonly warnings: readonly Problem[];
  /** Other pages below `analyses`. */
  readonly unread: readonly string[];
}

/**
 * Brings the archive's topics in line with their files. They are few (some 200 in an archive of
 * 3,500 pages) and small, so all are compared and those that changed are read here, at once.
 */
export async function indexTopics(
  store: Pick<TopicStore, 'knownTopics' | 'putTopics'>,
  { folder, scan, pagesChanged }: IndexTopicsRequest,
): Promise<TopicsReport> {
  const { files, unread, unknown } = scanTopics(folder, scan.leftOutFolders);
  const known = new Map((await store.knownTopics()).map((stamp) => [stamp.file, stamp]));
  const read = files
    .filter((found) => !isSame(found, known.get(found.file)))
    .map((found) => readTopic(folder, found));
  const put = read.flatMap(({ topic }) => (topic === undefined ? [] : [topic]));
  const there = new Set(files.map(({ file }) => file));
  const isUnknown = (file: string) =>
    [...unknown, ...scan.unreadable.map((problem) => problem.file)].some((path) =>
      file.startsWith(path),
    );
  const gone = [...known.keys()].filter((file) => !there.has(file) && !isUnknown(file));
  if (put.length + gone.length > 0 || (pagesChanged && known.size > 0)) {
    await store.putTopics({ put, gone });
  }
  const kept = new Set([...known.keys(), ...put.map(({ stamp }) => stamp.file)]);
  return {
    topics: kept.size - gone.length,
    warnings: read.flatMap(({ problems }) => problems),
    unread,
  };
}

/** Their own clock is not asked: a change that hides size and time is found when it is next written. */
function isSame({ size, mtimeMs }: TopicFile, known: FileStamp | undefined): boolean {
  return known?.size === size && known.mtimeMs === mtimeMs;
}

interface ReadTopic {
  readonly topic: TopicToStore | undefined;
  readonly problems: readonly Problem[];
}

function readTopic(folder: string, { file, slug }: TopicFile): ReadTopic {
  const read = readPageFile(folder, file, SMALL_BYTES);
  if (read.kind === 'larger') {
    return { topic: undefined, problems: [tooLarge(file, read.stamp.size)] };
  }
  if (read.kind !== 'read') {
    return { topic: undefined, problems: read.kind === 'unusable' ? [mild(read.problem)] : [] };
  }
  const parsed: ParsedTopic = parseTopic({ file, slug, bytes: read.bytes });
  return parsed.kind === 'topic'
    ? { topic: { ...parsed.topic, stamp: read.stamp }, problems: parsed.warnings }
    : { topic: undefined, problems: parsed.problems.map(mild) };
}

/** No page is lost by it, so no archive is refused for it. */
function mild(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}

function tooLarge(file: string, size: number): Problem {
  return problemOf(file, 'warning', {
    line: null,
    code: 'too-large',
    what: 'The topic is too large',
    expected: `at most ${SMALL_BYTES / 1024} KiB`,
    found: `${Math.ceil(size / 1024)} KiB`,
    remark: 'It was left out.',
  });
}
