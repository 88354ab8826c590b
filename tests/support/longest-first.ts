import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Where it has never run, Vitest begins with the largest files, and would end with these: short to
 * read and long to run, so that one worker would still be at them while the others have nothing
 * left. Each takes more than five seconds.
 */
const SHORT_BUT_LONG = [
  'e2e/awaited-slack',
  'indexing/killed-indexer',
  'e2e/loop',
  'store/sqlite',
  'browser/weather',
  'browser/search-cards',
  'playground/moving-the-clock',
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
