import Sqlite from 'better-sqlite3';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { demoQuestions } from '../search/evaluation/demo-questions.ts';
import { evaluate } from '../search/evaluation/evaluate.ts';
import { generatedQuestions } from '../search/evaluation/generated-questions.ts';
import type { Question } from '../search/evaluation/question.ts';
import { bareBm25, ours } from '../search/evaluation/systems.ts';
import { collect } from '../support/collect.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { measureSearchSpeed } from './search-speed.ts';
import type { Section, Target } from './section.ts';

const PAGES = 3500;
const JUDGED_PAGES = 300;
const OF_EACH_CLASS = 60;
const DEMO = new URL('../../src/playground/demo', import.meta.url).pathname;

/** How well and how fast items are found. */
export const searchSection: Section = {
  name: 'search',
  about: `what readers find first, beside bare bm25; a search's statements in ${PAGES} pages, beside FTS5 alone`,
  run: async (stage) => {
    await printEvaluation('judged, demo archive', DEMO, demoQuestions);
    const corpus = process.env.CORPUS_DIR;
    const folders = [
      ['generated pages', stage.archive(JUDGED_PAGES)],
      ...(corpus === undefined ? [] : [['real pages (CORPUS_DIR)', corpus] as const]),
    ] as const;
    for (const [title, folder] of folders) {
      await printEvaluation(title, folder, (items) => generatedQuestions(items, OF_EACH_CLASS));
    }
    return speed(await stage.database(PAGES));
  },
};

async function printEvaluation(
  title: string,
  folder: string,
  questionsOf: (items: readonly ArchiveItem[]) => readonly Question[],
): Promise<void> {
  const index = await openTestIndex(folder);
  await index.run();
  const items = await index.items();
  const questions = questionsOf(items);
  console.log(`\n${title}: ${questions.length} questions on ${items.length} items\n`);
  console.log(
    '| class | system | success@1 | success@3 | MRR | nDCG@5 | nDCG@10 | pages | repeats@5 | empty |',
  );
  console.log('|:--|:--|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const [name, system] of [
    ['ours', ours(index.store)],
    ['bare bm25', bareBm25(items)],
  ] as const) {
    for (const [kind, figures] of await evaluate(system, questions)) {
      const cells = Object.values(figures).map((figure: number) => figure.toFixed(2));
      console.log(`| ${kind} | ${name} | ${cells.join(' | ')} |`);
    }
  }
  await index.store.close();
}

async function speed(file: string): Promise<readonly Target[]> {
  const store = await openSqliteStore({ file, events: silentEvents });
  const items = await collect(store.allItems());
  await store.close();
  const db = new Sqlite(file, { readonly: true });
  const speeds = measureSearchSpeed(db, items);
  db.close();
  return speeds;
}
