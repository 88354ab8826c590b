import type { RelevancyFilter } from '../../model/query.ts';

/** A reading, or why there is none: `example` is a whole filter, null when nothing is near. */
export type ValueOutcome<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'wrong'; readonly reason: string; readonly example: string | null };

const BOUND = /^(>=|=>|≥|>|<=|=<|≤|<|=)?(\d{1,3})$/;
const PLUS = /^(\d{1,3})\+$/;
const RANGE = /^(\d{1,3})(?:\.{2,3}|…|[-–—])(\d{1,3})$/;

/** Reads what follows `rel:`: `>=4`, `>3`, `4+`, `<=3`, `5`, `3..4`, `3-4`, `unrated`. */
export function parseRelevancy(value: string): ValueOutcome<RelevancyFilter> {
  const text = value.replaceAll(' ', '').toLowerCase();
  if (text === 'unrated') {
    return { kind: 'value', value: { kind: 'unrated' } };
  }
  const plus = PLUS.exec(text);
  if (plus !== null) {
    return floor(Number(plus[1]));
  }
  const range = RANGE.exec(text);
  if (range !== null) {
    const ends = [Number(range[1]), Number(range[2])];
    return between(Math.min(...ends), Math.max(...ends));
  }
  const bound = BOUND.exec(text);
  return bound === null ? notANumber() : bounded(bound[1] ?? '=', Number(bound[2]));
}

function bounded(operator: string, number: number): ValueOutcome<RelevancyFilter> {
  switch (operator) {
    case '>=':
    case '=>':
    case '≥':
      return floor(number);
    case '>':
      return floor(number + 1);
    case '<=':
    case '=<':
    case '≤':
      return between(1, number);
    case '<':
      return between(1, number - 1);
    default:
      return between(number, number);
  }
}

function floor(min: number): ValueOutcome<RelevancyFilter> {
  return isRating(min)
    ? { kind: 'value', value: { kind: 'floor', min } }
    : outside(min > 5 ? 'rel:>=4' : 'rel:>=1');
}

function between(min: number, max: number): ValueOutcome<RelevancyFilter> {
  if (isRating(min) && isRating(max)) {
    return { kind: 'value', value: { kind: 'range', min, max } };
  }
  if (min === max) {
    return outside(min > 5 ? 'rel:5' : 'rel:unrated');
  }
  const nearest = [min, max].map((end) => Math.min(5, Math.max(1, end)));
  return outside(max < 1 ? 'rel:unrated' : `rel:${nearest.join('..')}`);
}

function isRating(number: number): boolean {
  return number >= 1 && number <= 5;
}

function outside(example: string): ValueOutcome<RelevancyFilter> {
  return { kind: 'wrong', reason: 'relevancy runs 1–5', example };
}

function notANumber(): ValueOutcome<RelevancyFilter> {
  return {
    kind: 'wrong',
    reason: 'relevancy is a whole number from 1 to 5, a range of them, or unrated',
    example: 'rel:>=4',
  };
}

/**
 * What holds when both filters are asked for. Two floors make the higher one;
 * with a range in play only ratings count.
 *
 * @returns undefined when nothing can be both.
 */
export function bothRelevancies(
  first: RelevancyFilter,
  second: RelevancyFilter,
): RelevancyFilter | undefined {
  if (first.kind === 'unrated' || second.kind === 'unrated') {
    return first.kind === second.kind ? first : undefined;
  }
  const min = Math.max(first.min, second.min);
  if (first.kind === 'floor' && second.kind === 'floor') {
    return { kind: 'floor', min };
  }
  const max = Math.min(
    first.kind === 'range' ? first.max : 5,
    second.kind === 'range' ? second.max : 5,
  );
  return min > max ? undefined : { kind: 'range', min, max };
}
