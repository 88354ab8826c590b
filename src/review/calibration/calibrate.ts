import { ITEM_KINDS, type Relevancy } from '../../model/item.ts';
import type {
  Calibration,
  DecidedRating,
  Relation,
  Tally,
} from '../../model/review/calibration.ts';
import { difference, wilson } from './intervals.ts';

/** With four or fewer even the best interval spans more than half of what is possible. */
export const ENOUGH = 5;
const THEMES_SHOWN = 8;
const RATINGS: readonly (Relevancy | null)[] = [5, 4, 3, 2, 1, null];

/** How ratings relate to what people accept and dismiss, of all, of each kind and theme. */
export function calibrate(decided: readonly DecidedRating[]): Calibration {
  const themes = Map.groupBy(
    decided.flatMap((one) => [...new Set(one.themes)].map((theme) => ({ theme, one }))),
    ({ theme }) => theme,
  );
  const byTheme = [...themes]
    .map(([theme, entries]) => ({ theme, ...relationWithAll(entries.map(({ one }) => one)) }))
    .toSorted((a, b) => b.all.decided - a.all.decided || a.theme.localeCompare(b.theme));
  const enough = byTheme.filter(({ all }) => all.decided >= ENOUGH);
  return {
    ...relationWithAll(decided),
    duplicates: decided.filter(({ verdict }) => verdict === 'duplicate').length,
    byRating: RATINGS.map((relevancy) => ({
      relevancy,
      tally: tallyOf(decided.filter((one) => one.relevancy === relevancy)),
    })),
    byKind: ITEM_KINDS.map((kind) => ({
      kind,
      ...relationWithAll(decided.filter((one) => one.kind === kind)),
    })).filter(({ all }) => all.decided > 0),
    byTheme: enough.slice(0, THEMES_SHOWN),
    moreThemes: Math.max(0, enough.length - THEMES_SHOWN),
    scarceThemes: byTheme.length - enough.length,
  };
}

function relationWithAll(decided: readonly DecidedRating[]): Relation & { readonly all: Tally } {
  const strong = tallyOf(decided.filter(({ relevancy }) => relevancy !== null && relevancy >= 4));
  const weak = tallyOf(decided.filter(({ relevancy }) => relevancy !== null && relevancy <= 3));
  const apart =
    strong.share === null || weak.share === null ? null : difference(strong.share, weak.share);
  return {
    all: tallyOf(decided),
    strong,
    weak,
    difference: apart,
    verdict: verdictOf(strong, weak),
  };
}

function verdictOf(strong: Tally, weak: Tally): Relation['verdict'] {
  if (strong.share === null || weak.share === null) {
    return 'too-few';
  }
  if (strong.decided < ENOUGH || weak.decided < ENOUGH) {
    return 'too-few';
  }
  const { low, high } = difference(strong.share, weak.share);
  return low > 0 ? 'tells' : high < 0 ? 'opposite' : 'unclear';
}

function tallyOf(decided: readonly DecidedRating[]): Tally {
  const counted = decided.filter(({ verdict }) => verdict !== 'duplicate');
  const accepted = counted.filter(({ verdict }) => verdict === 'accepted').length;
  const all = counted.length;
  return { accepted, decided: all, share: all === 0 ? null : wilson(accepted, all) };
}
