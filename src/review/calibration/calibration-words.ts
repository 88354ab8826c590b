import type { Relevancy } from '../../model/item.ts';
import type { Calibration, Relation, Tally } from '../../model/review/calibration.ts';
import { counted } from '../../model/text/counted.ts';
import { plural } from '../../model/text/kind-words.ts';
import { ENOUGH } from './calibrate.ts';

/** The same words on every surface: a headline, a sentence, then lines of figures by heading. */
export interface CalibrationWords {
  readonly headline: string;
  readonly sentence: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** What the figures cannot say. */
  readonly caution: string;
}

export function calibrationWords(calibration: Calibration): CalibrationWords {
  const { byRating, byKind, byTheme, all } = calibration;
  return {
    headline: HEADLINES[calibration.verdict],
    sentence: sentenceOf(calibration),
    parts: [
      { heading: 'By rating', lines: byRating.map(ratingLine) },
      ...(byKind.length === 0
        ? []
        : [
            {
              heading: 'By kind',
              lines: byKind.map((one) => `${plural(one.kind)}: ${relationLine(one)}`),
            },
          ]),
      ...(byTheme.length === 0
        ? []
        : [
            {
              heading: 'By theme',
              lines: byTheme.map((one) => `${one.theme}: ${relationLine(one)}`),
            },
          ]),
    ].filter(() => all.decided > 0),
    caution: cautionOf(calibration),
  };
}

const HEADLINES: Readonly<Record<Relation['verdict'], string>> = {
  tells: 'Ratings tell what people accept',
  opposite: 'What is rated high is accepted less often',
  unclear: 'Ratings do not tell yet what people accept',
  'too-few': 'Too little is decided to say',
};

function sentenceOf({ verdict, strong, weak, difference }: Relation): string {
  if (verdict === 'too-few' || difference === null) {
    return `Of items rated 4 or 5, ${strong.decided} ${strong.decided === 1 ? 'is' : 'are'} decided, of those rated 1 to 3, ${weak.decided}. It takes ${ENOUGH} of each.`;
  }
  const figures = `Of ${counted(strong.decided, 'item')} rated 4 or 5, ${strong.accepted} ${was(strong.accepted)} accepted (${spokenShare(strong)}); of ${weak.decided} rated 1 to 3, ${weak.accepted} (${spokenShare(weak)}).`;
  const { value, low, high } = difference;
  const apart =
    verdict === 'unclear'
      ? `The difference of ${points(value)} may be chance: it lies probably between ${signed(low)} and ${points(high)}.`
      : `That is a difference of ${points(value)}, probably between ${signed(low)} and ${points(high)}.`;
  return `${figures} ${apart}`;
}

/** `rated 5: 9 of 12 accepted, 75 % (47–91 %)`. */
function ratingLine({
  relevancy,
  tally,
}: {
  readonly relevancy: Relevancy | null;
  readonly tally: Tally;
}): string {
  const label = relevancy === null ? 'unrated' : `rated ${relevancy}`;
  return `${label}: ${tallyWords(tally)}`;
}

function tallyWords(tally: Tally): string {
  return tally.decided === 0
    ? 'nothing decided'
    : `${tally.accepted} of ${tally.decided} accepted, ${shareWords(tally)}`;
}

function relationLine(relation: Relation & { readonly all: Tally }): string {
  const { verdict, strong, weak, all } = relation;
  const told = {
    tells: 'ratings tell',
    opposite: 'rated high, accepted less',
    unclear: 'ratings do not tell yet',
    'too-few': 'too few to say of ratings',
  }[verdict];
  const apart =
    verdict === 'too-few' ? '' : ` (rated 4–5: ${percent(strong)}, rated 1–3: ${percent(weak)})`;
  return `${tallyWords(all)} · ${told}${apart}`;
}

function cautionOf({ moreThemes, scarceThemes, duplicates }: Calibration): string {
  return [
    'Ranges hold the true share in 95 of 100 cases. Only what somebody flagged is decided: nothing is said of the rest.',
    ...(moreThemes === 0 ? [] : [`${counted(moreThemes, 'more theme')} not shown.`]),
    ...(scarceThemes === 0
      ? []
      : [`${counted(scarceThemes, 'theme')} with fewer than ${ENOUGH} decided items left out.`]),
    ...(duplicates === 0 ? [] : [`${counted(duplicates, 'duplicate')} left out.`]),
  ].join(' ');
}

function shareWords({ share }: Tally): string {
  if (share === null) {
    return 'nothing decided';
  }
  const round = (part: number) => Math.round(part * 100);
  return `${round(share.value)} % (${round(share.low)}–${round(share.high)} %)`;
}

/** `75 %, probably 55–88 %`. */
function spokenShare(tally: Tally): string {
  return shareWords(tally).replace(' (', ', probably ').replace(/\)$/, '');
}

function percent({ share }: Tally): string {
  return share === null ? '–' : `${Math.round(share.value * 100)} %`;
}

function points(part: number): string {
  return `${signed(part)} ${Math.abs(Math.round(part * 100)) === 1 ? 'point' : 'points'}`;
}

function signed(part: number): string {
  const rounded = Math.round(part * 100);
  return `${rounded < 0 ? '−' : ''}${Math.abs(rounded)}`;
}

const was = (count: number) => (count === 1 ? 'was' : 'were');
