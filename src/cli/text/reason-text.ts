import type { Hit, Likeness, WordReason } from '../../model/hit.ts';

const FIELDS: Readonly<Record<WordReason['places'][number]['field'], string>> = {
  name: 'name',
  description: 'description',
  change: 'change',
  tenYear: 'ten years',
  drivingForce: 'driving force',
  title: "page's title",
  summary: "page's summary",
  keyword: 'keyword',
  theme: 'theme',
};
const LIKENESS: Readonly<Record<Likeness, string>> = {
  typed: 'as typed',
  spelling: 'other spelling',
  meaning: 'other words',
  inflected: 'other ending',
  stem: 'same stem',
  start: 'begins so',
};

/** Why a hit is where it is: a line for each word, and one for what else counted. */
export function reasonLines({ score, reasons }: Hit): readonly string[] {
  const bonuses = reasons.bonuses.map(
    ({ bonus, points }) => `${bonus} ${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`,
  );
  return [
    ...reasons.words.map(wordLine),
    `score ${score.toFixed(2)}${bonuses.length === 0 ? '' : `: ${bonuses.join(', ')}`}`,
  ];
}

function wordLine({ word, weight, places }: WordReason): string {
  const where = places.map(
    ({ field, likeness, times }) =>
      `${FIELDS[field]} (${LIKENESS[likeness]}${times === 1 ? '' : `, ${times} times`})`,
  );
  const share = `${Math.round(weight * 100)} %`;
  return `“${word}” ${share}: ${where.length === 0 ? 'nowhere' : where.join(', ')}`;
}
