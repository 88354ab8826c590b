import { COLLECTION_NAME_LENGTH } from '../model/collection.ts';
import { isMisspelled } from '../model/text/misspelling.ts';
import { foldText } from '../model/text/text-words.ts';
import type { BadName } from './outcome.ts';

/** White space of any sort, controls, and marks that turn the reading direction. */
const BLANKS = /[\s\p{Cc}\p{Bidi_Control}\ufeff\u200b]+/gu;

/** A name as it is kept: one line of what can be seen; too long a one is told, not cut. */
export function readCollectionName(typed: string): string | BadName {
  const name = typed.toWellFormed().replace(BLANKS, ' ').trim();
  const { length } = name;
  return length === 0 || length > COLLECTION_NAME_LENGTH ? { kind: 'bad-name', length } : name;
}

/** Whether one name is probably the other with a slip; `Workshop 1` and `Workshop 2` are two. */
export function isNearName(typed: string, name: string): boolean {
  const [a, b] = [foldText(typed), foldText(name)];
  return digits(a) === digits(b) && isMisspelled(a, b);
}

function digits(text: string): string {
  return text.replace(/\P{N}/gu, '');
}
