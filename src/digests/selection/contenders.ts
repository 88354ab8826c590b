import type { Ranked } from './rank-candidates.ts';

/**
 * How many of a page's kind, and of a kind, are weighed against each other. Beyond are those of an
 * archive that was generated anew as a whole: enough to choose fifty from, folded ones left out,
 * and little enough that reading and comparing their texts takes 20 ms.
 */
const MOST_OF_A_PAGE = 12;
const MOST_OF_A_KIND = 200;

/** The most worthy, without letting one page or kind crowd the others out. @param passing - most worthy first. */
export function contendersOf(passing: readonly Ranked[]): readonly Ranked[] {
  const perPage = new Map<string, number>();
  const perKind = new Map<string, number>();
  return passing.filter(({ candidate: { page, kind } }) => {
    const pageAndKind = `${page.id} ${kind}`;
    const ofPage = perPage.get(pageAndKind) ?? 0;
    const ofKind = perKind.get(kind) ?? 0;
    if (ofPage >= MOST_OF_A_PAGE || ofKind >= MOST_OF_A_KIND) {
      return false;
    }
    perPage.set(pageAndKind, ofPage + 1);
    perKind.set(kind, ofKind + 1);
    return true;
  });
}
