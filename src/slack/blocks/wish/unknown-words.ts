import type { UnknownWord } from '../../../search/suggest/unknown-words.ts';
import { inQuotes } from '../elements/in-quotes.ts';
import { listed } from '../elements/listed.ts';

/** `No item says “regulatoin” yet. Did you mean “regulation”?`; empty where every word is known. */
export function unknownSentence(unknown: readonly UnknownWord[]): string {
  const quoted = (words: readonly string[]) => listed(words.map((word) => inQuotes(word)));
  const near = unknown.flatMap(({ nearest }) => nearest ?? []);
  const said = `No item says ${quoted(unknown.map(({ word }) => word))} yet.`;
  return unknown.length === 0
    ? ''
    : `${said}${near.length === 0 ? '' : ` Did you mean ${quoted(near)}?`}`;
}
