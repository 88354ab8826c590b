import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Where it has never run, Vitest begins with the largest files, and would end with these: short to
 * read and long to run, so that one worker would still be at them while the others have nothing
 * left. Each takes more than five seconds.
 */
const SHORT_BUT_LONG = [
  'playground/moving-the-clock',
  'e2e/stop',
  'e2e/refused-start',
  'e2e/replicas/cut-cable',
  'e2e/loop',
  'e2e/awaited-slack',
  'e2e/start-on-postgres',
  'e2e/several-servers',
  'digests/delivery/crash',
  'e2e/replicas/every-moment',
  'slack/who-may/who-may',
  'store/postgres',
  'e2e/replicas/one-on-sqlite',
  'browser/tools',
  'browser/review-keyboard',
  'server/doctor/examine',
  'store/sqlite',
  'browser/weather',
  'browser/search-cards',
  'search/evaluation/evaluation',
  'e2e/alerts',
  'cli/playground-process',
  'dockerfile/image',
  'indexing/killed-index',
  'indexing/write/bounded-writes',
  'start',
  'playground/welcome',
].map(pathOf);

/**
 * They start many processes, for each of which Linux copies the page tables of the one that does:
 * `git version` takes 17 ms of CPU time beside a process of 66 MB and 36 ms beside one of 465 MB,
 * and workers grow to 800. So these go while they are small.
 */
const STARTING_PROCESSES = [
  'indexing/sources/git-repository',
  'indexing/sources/git-clone',
  'indexing/sources/git-source',
  'indexing/sources/git-program',
  'indexing/sources/git-credentials',
  'e2e/archive-sources',
  'indexing/killed-indexer',
  'store/postgres/connecting-faults',
  'store/postgres/own-server',
  'store/postgres/connection/connect',
  'store/sqlite/backup/write-backup',
].map(pathOf);

/** Files in Vitest's order, but those with a process of their own first, then as above. */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** A worker gives its process away where a file with one of its own comes between: those go first. */
function rank({ moduleId, project }: TestSpecification): number {
  if (project.config.isolate) {
    return 0;
  }
  const stands = (path: string) => moduleId.endsWith(path);
  if (STARTING_PROCESSES.some(stands)) {
    return 1;
  }
  return SHORT_BUT_LONG.some(stands) ? 2 : 3;
}

function pathOf(name: string): string {
  return `/tests/${name}.test.ts`;
}
