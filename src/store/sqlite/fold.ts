import { foldText } from '../../model/text/text-words.ts';

/** Lower case without accents or ligatures, white space folded: how values of facets are compared. */
export function foldValue(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim();
}
