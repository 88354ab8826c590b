import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Where it has never run, Vitest begins with the largest files, and would end with these: short to
 * read and long to run, so that one worker would still be at them while the others have nothing
 * left. Each takes more than five seconds.
 */
const SHORT_BUT_LONG = [
  'playground/moving-the-clock',
  'e2e/stop',
  'indexing/killed-indexer',
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
  'store/postgres/own-server',
  'store/postgres/connecting-faults',
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
].map((name) => `/tests/${name}.test.ts`);

/** Files in Vitest's order, but those with a process of their own first, then the long ones. */
export class LongestFirst extends BaseSequencer {
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
  return SHORT_BUT_LONG.some((name) => moduleId.endsWith(name)) ? 1 : 2;
}
