import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { demoQuestions } from '../search/evaluation/demo-questions.ts';
import { type Evaluation, evaluate } from '../search/evaluation/evaluate.ts';
import { FLOORS, LEAST_NDCG10, MOST_REPEATS5 } from '../search/evaluation/floors.ts';
import { generatedQuestions } from '../search/evaluation/generated-questions.ts';
import type { Question } from '../search/evaluation/question.ts';
import { bareBm25, ours } from '../search/evaluation/systems.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { compareWithOthers, measureSearchSpeed } from './search-speed.ts';
import type { Section, Target } from './section.ts';

const PAGES = 3500;
const MANY_PAGES = 35_000;
const JUDGED_PAGES = 300;
const OF_EACH_CLASS = 60;
const DEMO = new URL('../../src/playground/demo', import.meta.url).pathname;

/** How well and how fast items are found. */
export const searchSection: Section = {
  name: 'search',
  about: `what readers find first, beside bare bm25; a search's statements in ${PAGES} and ${MANY_PAGES} pages, beside FTS5 alone`,
  run: async (stage) => {
    const corpus = process.env.CORPUS_DIR;
    const generated = (items: readonly ArchiveItem[]) => generatedQuestions(items, OF_EACH_CLASS);
    const evaluated = [
      await evaluateBoth('judged, demo archive', DEMO, demoQuestions),
      await evaluateBoth('generated pages', stage.archive(JUDGED_PAGES), generated),
      ...(corpus === undefined
        ? []
        : [await evaluateBoth('real pages (CORPUS_DIR)', corpus, generated)]),
    ];
    // The large one takes a minute to be made.
    const sizes = stage.isQuick ? [PAGES] : [PAGES, MANY_PAGES];
    const sized = await Promise.all(
      sizes.map(async (pages) => ({ pages, file: await stage.database(pages) })),
    );
    const speed = await measureSearchSpeed(sized);
    for (const one of sized.slice(0, 1)) {
      await compareWithOthers(one);
    }
    return [...evaluated.flat(), ...speed];
  },
};

/** Prints our figures and those of bare bm25. @returns what ours are held to. */
async function evaluateBoth(
  title: string,
  folder: string,
  questionsOf: (items: readonly ArchiveItem[]) => readonly Question[],
): Promise<readonly Target[]> {
  const index = await openTestIndex(folder);
  await index.run();
  const items = await index.items();
  const questions = questionsOf(items);
  console.log(`\n${title}: ${questions.length} questions on ${items.length} items\n`);
  console.log(
    '| class | system | success@1 | success@3 | MRR | nDCG@5 | nDCG@10 | pages | repeats@5 | empty |',
  );
  console.log('|:--|:--|--:|--:|--:|--:|--:|--:|--:|--:|');
  const figures = await evaluate(ours(index.store), questions);
  const others = await evaluate(bareBm25(items), questions);
  for (const [name, of] of [
    ['ours', figures],
    ['bare bm25', others],
  ] as const) {
    for (const [kind, each] of of) {
      const cells = Object.values(each).map((figure: number) => figure.toFixed(2));
      console.log(`| ${kind} | ${name} | ${cells.join(' | ')} |`);
    }
  }
  await index.store.close();
  return targetsOf(title, figures);
}

function targetsOf(title: string, evaluation: Evaluation): readonly Target[] {
  const topics = evaluation.get('topic');
  const judged: readonly Target[] =
    topics === undefined
      ? []
      : [
          {
            name: `${title}: topics, nDCG@10`,
            measured: topics.ndcg10,
            bound: LEAST_NDCG10,
            side: 'at least',
            unit: '',
          },
          {
            name: `${title}: topics, repeats@5`,
            measured: topics.repeats5,
            bound: MOST_REPEATS5,
            unit: '',
          },
        ];
  const first = [...evaluation].map(
    ([kind, { success1 }]): Target => ({
      name: `${title}: ${kind}, first row right`,
      measured: success1,
      bound: FLOORS[kind],
      side: 'at least',
      unit: '',
    }),
  );
  const empty = Math.max(...[...evaluation.values()].map((figures) => figures.empty));
  return [
    ...first,
    ...judged,
    { name: `${title}: questions without an answer`, measured: empty, bound: 0, unit: '' },
  ];
}
