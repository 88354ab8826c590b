import type { QuestionClass } from './question.ts';

/** The least share of questions of a class whose first row is right. */
export const FLOORS: Readonly<Record<QuestionClass, number>> = {
  name: 0.96,
  'varied name': 0.92,
  'rare words': 0.9,
  title: 0.9,
  'title words': 0.9,
  'summary words': 0.9,
  topic: 0.95,
  // Some ask with words that no page says, where nothing but a guess is possible.
  asked: 0.93,
};

/** Of topics, whose whole list is judged. */
export const LEAST_NDCG10 = 0.8;
export const MOST_REPEATS5 = 0.1;
