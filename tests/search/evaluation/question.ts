import { z } from 'zod';

/** How questions are asked; the floors differ. */
export const QUESTION_CLASSES = [
  'name',
  'varied name',
  'rare words',
  'title',
  'title words',
  'summary words',
  'topic',
  'asked',
] as const;
export type QuestionClass = (typeof QUESTION_CLASSES)[number];

/** A query with what a careful colleague would have picked. */
export interface Question {
  readonly kind: QuestionClass;
  readonly query: string;
  /**
   * From 1 (belongs to it) to 3 (just that), by item id; for questions that ask for a page, by page
   * id, and then any of its items is right. What is not named is wrong.
   */
  readonly grades: ReadonlyMap<string, number>;
}

const Grades = z.record(z.string(), z.number().int().min(1).max(3));

/** As questions are written down: items by their names, pages by their titles. */
export const WrittenQuestions = z.array(
  z.object({
    kind: z.enum(QUESTION_CLASSES),
    query: z.string(),
    items: Grades.optional(),
    pages: Grades.optional(),
  }),
);
