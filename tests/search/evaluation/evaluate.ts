import { type Figures, figuresOf, meanFigures } from './metrics.ts';
import { QUESTION_CLASSES, type Question, type QuestionClass } from './question.ts';
import type { System } from './systems.ts';

/** The figures of each class of questions that there are. */
export type Evaluation = ReadonlyMap<QuestionClass, Figures>;

export async function evaluate(
  system: System,
  questions: readonly Question[],
): Promise<Evaluation> {
  const figures = new Map<QuestionClass, Figures[]>();
  for (const question of questions) {
    const found = figuresOf(question, await system(question.query));
    figures.set(question.kind, [...(figures.get(question.kind) ?? []), found]);
  }
  return new Map(
    QUESTION_CLASSES.flatMap((kind) => {
      const of = figures.get(kind);
      return of === undefined ? [] : [[kind, meanFigures(of)] as const];
    }),
  );
}
