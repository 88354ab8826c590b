import type { ArchiveItem } from '../../../src/model/archive-item.ts';
import { wordsOf } from '../../../src/model/text/text-words.ts';
import type { Question } from './question.ts';

/** How well a list of items answers a question. */
export interface Figures {
  /** 1 when the first row is right, or one of the first three. */
  readonly success1: number;
  readonly success3: number;
  /** 1 / the place of the first right row; 0 without one in ten. */
  readonly reciprocalRank: number;
  readonly ndcg5: number;
  readonly ndcg10: number;
  /** Pages with a right row in ten. */
  readonly pages: number;
  /** Rows of five that say what one before them says. */
  readonly repeats5: number;
  /** 1 when there is no row at all. */
  readonly empty: number;
}

export function figuresOf(question: Question, found: readonly ArchiveItem[]): Figures {
  const ten = found.slice(0, 10);
  const grades = ten.map((one) => gradeOf(question, one));
  const first = grades.findIndex((grade) => grade > 0);
  return {
    success1: first === 0 ? 1 : 0,
    success3: first >= 0 && first < 3 ? 1 : 0,
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    ndcg5: ndcg(question, grades, 5),
    ndcg10: ndcg(question, grades, 10),
    pages: new Set(ten.filter((_, n) => (grades[n] ?? 0) > 0).map(({ page }) => page.id)).size,
    repeats5: repeatsIn(ten.slice(0, 5)),
    empty: found.length === 0 ? 1 : 0,
  };
}

/** Of several questions, each figure's mean. */
export function meanFigures(figures: readonly Figures[]): Figures {
  const mean = (key: keyof Figures) =>
    figures.reduce((sum, one) => sum + one[key], 0) / Math.max(1, figures.length);
  return {
    success1: mean('success1'),
    success3: mean('success3'),
    reciprocalRank: mean('reciprocalRank'),
    ndcg5: mean('ndcg5'),
    ndcg10: mean('ndcg10'),
    pages: mean('pages'),
    repeats5: mean('repeats5'),
    empty: mean('empty'),
  };
}

function gradeOf({ grades }: Question, { item, page }: ArchiveItem): number {
  return grades.get(item.id) ?? grades.get(page.id) ?? 0;
}

/** Against the best order of what is right; a page, which has many rows, is right once. */
function ndcg({ grades }: Question, found: readonly number[], most: number): number {
  const gain = (list: readonly number[]) =>
    list.slice(0, most).reduce((sum, grade, n) => sum + (2 ** grade - 1) / Math.log2(n + 2), 0);
  const ideal = gain([...grades.values()].toSorted((a, b) => b - a));
  return ideal === 0 ? 0 : Math.min(1, gain(found) / ideal);
}

/** With the same name, or 60 % of all words of name and description in common. */
function repeatsIn(rows: readonly ArchiveItem[]): number {
  const texts = rows.map(({ item }) => ({
    name: item.name,
    words: new Set(wordsOf(`${item.name ?? ''} ${item.description ?? ''}`)),
  }));
  return texts.filter((one, at) =>
    texts.slice(0, at).some((other) => {
      const shared = [...one.words].filter((word) => other.words.has(word)).length;
      const all = new Set([...one.words, ...other.words]).size;
      return (one.name !== null && one.name === other.name) || shared / Math.max(1, all) >= 0.6;
    }),
  ).length;
}
