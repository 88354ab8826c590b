import type { Likeness } from '../hit.ts';

/** One way in which texts say a word or phrase of a query. */
export interface TermForm {
  /** Side by side, normalised; mostly one. */
  readonly words: readonly string[];
  readonly likeness: Likeness;
  /** Above 0, up to 1 for what was typed itself. */
  readonly strength: number;
  /** It counts in French items only: an ending that means nothing in English. */
  readonly frenchOnly: boolean;
  /** The last word may go on. */
  readonly open: boolean;
}

/** A word or phrase that is looked for, and what the archive knows of it. */
export interface Term {
  /** As typed. */
  readonly text: string;
  /** Small words stand in no condition; they tell which words are neighbours. */
  readonly required: boolean;
  /** As typed: where a text writes it together or apart, it is another word. */
  readonly exact?: true;
  /** The typed one first. */
  readonly forms: readonly TermForm[];
  /** About how many items say it as typed or inflected; where none does, in any of its forms. */
  readonly items: number;
}

/** Below, a form has no more than the stem in common with what was typed, or what it means, and is often another word. */
export const STRONG = 0.9;
