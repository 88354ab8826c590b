import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ArchiveItem } from '../../../src/model/archive-item.ts';
import type { Store } from '../../../src/store/store.ts';
import { writeArchive } from '../../support/generate-archive.ts';
import { openTestIndex } from '../../support/index-folder.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { demoQuestions } from './demo-questions.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { FLOORS, LEAST_NDCG10, MOST_REPEATS5 } from './floors.ts';
import { generatedQuestions } from './generated-questions.ts';
import { ours } from './systems.ts';

const DEMO = new URL('../../../src/playground/demo', import.meta.url).pathname;
const GENERATED_PAGES = 150;
const OF_EACH_CLASS = 40;
const corpus = process.env.CORPUS_DIR;

interface Indexed {
  readonly store: Store;
  readonly items: readonly ArchiveItem[];
}

async function indexed(folder: string): Promise<Indexed> {
  const index = await openTestIndex(folder);
  await index.run();
  return { store: index.store, items: await index.items() };
}

/** Until the test ends. */
async function indexedHere(folder: string): Promise<Indexed> {
  const here = await indexed(folder);
  onTestFinished(() => here.store.close());
  return here;
}

function expectFloors(evaluation: Evaluation): void {
  for (const [kind, figures] of evaluation) {
    expect(figures.success1, `${kind}: first row right`).toBeGreaterThanOrEqual(FLOORS[kind]);
    expect(figures.empty, `${kind}: without an answer`).toBe(0);
  }
}

describe('what a reader asks', () => {
  let demo: Indexed;

  beforeAll(async () => {
    demo = await indexed(DEMO);
    return () => demo.store.close();
  });

  it('finds what a careful colleague would have picked from the demo archive', async () => {
    const { store, items } = demo;
    const questions = demoQuestions(items);

    const evaluation = await evaluate(ours(store), questions);

    expect(questions.length).toBeGreaterThanOrEqual(80);
    expectFloors(evaluation);
    const topics = evaluation.get('topic');
    expect(topics?.ndcg10).toBeGreaterThanOrEqual(LEAST_NDCG10);
    expect(topics?.repeats5).toBeLessThanOrEqual(MOST_REPEATS5);
  });

  it.each([
    ['the demo archive', async () => demo],
    [
      'generated pages',
      () => {
        const folder = tempFolder();
        writeArchive(folder, { pages: GENERATED_PAGES });
        return indexedHere(folder);
      },
    ],
    ...(corpus === undefined ? [] : [['real pages', () => indexedHere(corpus)] as const]),
  ] as const)('finds items and pages of %s by what they say', async (_, indexedPages) => {
    const { store, items } = await indexedPages();
    const questions = generatedQuestions(items, OF_EACH_CLASS);

    const evaluation = await evaluate(ours(store), questions);

    expect(questions.length).toBeGreaterThan(OF_EACH_CLASS);
    expectFloors(evaluation);
  });
});
