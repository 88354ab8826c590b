import type { KnownBlock } from '@slack/types';
import type { Bonus, Hit, Likeness, WordReason } from '../../../../model/hit.ts';
import { listed } from '../../elements/listed.ts';
import { bold, richText, run, section } from '../../elements/rich-text.ts';
import { shortLine } from '../../elements/short-line.ts';

const WORDS_SHOWN = 6;
const PLACES_SHOWN = 4;

const FIELDS: Readonly<Record<WordReason['places'][number]['field'], string>> = {
  name: 'in the name',
  description: 'in the description',
  change: 'in the change',
  tenYear: 'in ten years',
  drivingForce: 'in the driving force',
  title: "in the page's title",
  summary: "in the page's summary",
  keyword: "as the page's keyword",
  theme: "as the page's theme",
};

const LIKENESS: Readonly<Record<Likeness, string>> = {
  typed: 'as typed',
  spelling: 'in another spelling',
  meaning: 'in other words',
  inflected: 'with another ending',
  stem: 'by its stem',
  start: 'as the start of a word',
};

const BONUSES: Readonly<Record<Bonus, string>> = {
  'side by side': 'the words stand side by side',
  'all words in the name': 'the name has all of the words',
  'is the name': 'the words are the name',
  'all words in the title': "the page's title has all of the words",
  'is the title': "the words are the page's title",
  relevancy: 'its relevancy',
  'not all words': 'it has not all of the words',
  'its page says the words': 'its page says more of the words',
  'others of its page come first': 'others of its page come first',
};

/** `Why this?`: where each word was found, and what moved the item up or down. Empty without words. */
export function reasonBlocks(hit: Hit | null): KnownBlock[] {
  const words = (hit?.reasons.words ?? []).slice(0, WORDS_SHOWN).map(wordLine);
  const bonuses = hit?.reasons.bonuses ?? [];
  if (words.length === 0) {
    return [];
  }
  const up = bonuses.filter(({ points }) => points > 0).map(({ bonus }) => BONUSES[bonus]);
  const down = bonuses.filter(({ points }) => points < 0).map(({ bonus }) => BONUSES[bonus]);
  return [
    richText(
      section(
        bold('Why this?'),
        run(`\n${words.join('\n')}`),
        run(up.length === 0 ? '' : `\nHigher, since ${listed(up)}.`),
        run(down.length === 0 ? '' : `\nLower, since ${listed(down)}.`),
      ),
    ),
  ];
}

function wordLine({ word, places }: WordReason): string {
  const shown = `“${shortLine(word, 60)}”`;
  return places.length === 0
    ? `${shown} is not there`
    : `${shown} ${listed(places.slice(0, PLACES_SHOWN).map(placeWords))}`;
}

function placeWords({ field, likeness, times }: WordReason['places'][number]): string {
  const often = times === 1 ? '' : times === 2 ? 'twice ' : `${times} times `;
  return `${often}${FIELDS[field]} (${LIKENESS[likeness]})`;
}
