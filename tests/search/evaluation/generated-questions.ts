import type { ArchiveItem } from '../../../src/model/archive-item.ts';
import { isSmallWord } from '../../../src/model/text/small-words.ts';
import { wordsOf } from '../../../src/model/text/text-words.ts';
import { createRandom } from '../../support/random.ts';
import type { Question, QuestionClass } from './question.ts';
import { variedSpelling } from './varied-spelling.ts';

/** Words that stand in fewer of the archive's pages or items tell which of them was meant. */
const RARE = 2;
/** Letters that forms of a word share. */
const START = 4;

/**
 * Questions whose answers are known: items by their names, with one spelling changed, or by two rare
 * words of their description; pages by title, by two of its words, by words of the summary.
 *
 * @param each - how many of each class at most.
 */
export function generatedQuestions(
  items: readonly ArchiveItem[],
  each: number,
  seed = 7,
): readonly Question[] {
  const random = createRandom(seed);
  const sample = <T>(list: readonly T[]): readonly T[] =>
    list
      .map((one) => ({ one, order: random.int(0, 1_000_000) }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ one }) => one);
  const some = (questions: readonly (Question | undefined)[]) =>
    questions.filter((one) => one !== undefined).slice(0, each);
  const named = sample(items.filter(({ item }) => (item.name ?? '').includes(' ')));
  const pages = sample([...new Map(items.map((one) => [one.page.id, one])).values()]);
  const inItems = frequencies(
    items.map((one) => allTexts({ ...one, page: { ...one.page, text: '' } })),
  );
  const inTitles = frequencies(pages.map(({ page }) => page.title));
  const inSummaries = frequencies(pages.map(({ page }) => page.text));
  const starts = new Set([...inItems.keys()].map((word) => word.slice(0, START)));
  const rare = (text: string | null, known: ReadonlyMap<string, number>) =>
    [...new Set(wordsOf(text ?? ''))].filter(
      (word) => word.length > 4 && !isSmallWord(word) && (known.get(word) ?? 0) <= RARE,
    );

  return [
    ...some(named.map(({ item }) => ofItems('name', item.name ?? '', item.name, items))),
    ...some(
      named.map(({ item }) => {
        const varied = variedSpelling(item.name ?? '');
        return varied === undefined ? undefined : ofItems('varied name', varied, item.name, items);
      }),
    ),
    ...some(
      named.map(({ item }) => {
        const [one, other] = rare(item.description, inItems);
        return one === undefined || other === undefined
          ? undefined
          : { kind: 'rare words', query: `${one} ${other}`, grades: new Map([[item.id, 3]]) };
      }),
    ),
    ...some(pages.map(({ page }) => ofPage('title', page.title, page.id))),
    ...some(
      pages.map(({ page }) => {
        const [one, other] = rare(page.title, inTitles);
        return one === undefined || other === undefined
          ? undefined
          : items.some((of) => of.page.id !== page.id && hasBoth(allTexts(of), one, other))
            ? undefined
            : ofPage('title words', `${one} ${other}`, page.id);
      }),
    ),
    ...some(
      pages.map(({ page }) => {
        const [word] = rare(page.text, inSummaries).filter(
          (one) => inSummaries.get(one) === 1 && !starts.has(one.slice(0, START)),
        );
        return word === undefined ? undefined : ofPage('summary words', word, page.id);
      }),
    ),
  ];
}

/** All items of that name are right: pages repeat them. */
function ofItems(
  kind: QuestionClass,
  query: string,
  name: string | null,
  items: readonly ArchiveItem[],
): Question {
  const same = items.filter(({ item }) => item.name === name);
  return { kind, query, grades: new Map(same.map(({ item }) => [item.id, 3])) };
}

function ofPage(kind: QuestionClass, query: string, id: string): Question {
  return { kind, query, grades: new Map([[id, 3]]) };
}

function allTexts({ item, page }: ArchiveItem): string {
  return [...Object.values(item), page.title, page.text, ...page.keywords, ...page.themes].join(
    ' ',
  );
}

function hasBoth(text: string | null, one: string, other: string): boolean {
  const words = wordsOf(text ?? '');
  return words.includes(one) && words.includes(other);
}

function frequencies(texts: readonly string[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) {
      known.set(word, (known.get(word) ?? 0) + 1);
    }
  }
  return known;
}
