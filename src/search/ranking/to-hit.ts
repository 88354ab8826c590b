import type { Bonus, Hit, LabelMatch, Reasons, TextField, TextRange } from '../../model/hit.ts';
import type { Ranked } from './rank.ts';
import { OWN_FIELDS } from './read-candidate.ts';
import type { Occurrence, ReadText } from './term-matcher.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** What a ranked candidate is shown with. @param best - points of the best hit of the result. */
export function toHit(
  weighed: WeighedTerms,
  ranked: Ranked,
  best: number,
  moreFromPage: number,
): Hit {
  const { candidate, points, copies } = ranked;
  const { found, texts } = candidate;
  const ranges = (text: ReadText) => rangesOf(weighed, text.occurrences);
  return {
    found,
    score: best > 0 ? Math.min(1, Math.max(0, points / best)) : 0,
    matches: {
      name: ranges(texts.name),
      description: ranges(texts.description),
      change: ranges(texts.change),
      tenYear: ranges(texts.tenYear),
      drivingForce: ranges(texts.drivingForce),
      title: ranges(texts.title),
      summary: ranges(texts.summary),
    },
    labels: labelMatches(weighed, ranked),
    saidIn: saidIn(weighed, ranked),
    alsoIn: copies.map(({ item, page }) => ({ itemId: item.id, pageTitle: page.title })),
    moreFromPage,
    reasons: reasonsOf(weighed, ranked, best),
  };
}

/** In order, overlapping ones made one; small words are not shown, as all texts have them. */
function rangesOf(
  { terms }: WeighedTerms,
  occurrences: readonly Occurrence[],
): readonly TextRange[] {
  const apart: TextRange[] = [];
  const shown = occurrences.filter(({ term }) => terms[term]?.required === true);
  for (const { start, end } of shown.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last !== undefined && start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      apart.push({ start, end });
    }
  }
  return apart;
}

function labelMatches(weighed: WeighedTerms, { candidate }: Ranked): readonly LabelMatch[] {
  const { found, keywords, themes } = candidate;
  const matching = (
    label: LabelMatch['label'],
    values: readonly string[],
    texts: readonly ReadText[],
  ) =>
    values.flatMap((value, n): LabelMatch[] => {
      const ranges = rangesOf(weighed, texts[n]?.occurrences ?? []);
      return ranges.length === 0 ? [] : [{ label, value, ranges }];
    });
  return [
    ...matching('keyword', found.page.keywords, keywords),
    ...matching('theme', found.page.themes, themes),
  ];
}

/** @returns null when a card shows the words anyway. */
function saidIn(weighed: WeighedTerms, { candidate: { texts } }: Ranked): Hit['saidIn'] {
  const says = (field: TextField) => rangesOf(weighed, texts[field].occurrences).length > 0;
  if (says('name') || says('description') || says('change')) {
    return null;
  }
  return says('tenYear') ? 'tenYear' : says('drivingForce') ? 'drivingForce' : null;
}

const FIELDS: readonly TextField[] = [...OWN_FIELDS, 'title', 'summary'];

function reasonsOf(weighed: WeighedTerms, ranked: Ranked, best: number): Reasons {
  const { terms, weights, sum } = weighed;
  const inBest = (points: number) => (best > 0 ? points / best : 0);
  const lost = ranked.spreadPoints - ranked.score.total;
  const bonuses: { readonly bonus: Bonus; readonly points: number }[] = [
    ...ranked.score.bonuses,
    ...(lost < 0 ? [{ bonus: 'others of its page come first' as const, points: lost }] : []),
  ];
  return {
    words: terms.flatMap(({ text, required }, term) =>
      required
        ? [{ word: text, weight: (weights[term] ?? 0) / sum, places: placesOf(ranked, term) }]
        : [],
    ),
    bonuses: bonuses.map(({ bonus, points }) => ({ bonus, points: inBest(points) })),
  };
}

type Place = Reasons['words'][number]['places'][number];

function placesOf({ candidate }: Ranked, term: number): readonly Place[] {
  const { texts, keywords, themes } = candidate;
  const inTexts = (field: Place['field'], read: readonly ReadText[]): readonly Place[] => {
    const here = read.flatMap(({ occurrences }) => occurrences.filter((one) => one.term === term));
    const [strongest] = here.toSorted((a, b) => b.strength - a.strength);
    return strongest === undefined
      ? []
      : [{ field, likeness: strongest.likeness, times: here.length }];
  };
  return [
    ...FIELDS.flatMap((field) => inTexts(field, [texts[field]])),
    ...inTexts('keyword', keywords),
    ...inTexts('theme', themes),
  ];
}
