import { english, french, syllables } from './generate-archive-words.ts';
import type { Random } from './random.ts';

/** What the row of a table is called. */
export function name(random: Random, inFrench: boolean): string {
  if (inFrench) {
    return `${capital(random.pick(french.nouns))} et ${random.pick(french.objects)}`;
  }
  return random.weighted([
    [
      `${capital(random.pick(english.adjectives))} ${random.pick(english.nouns)} of ${random.pick(english.objects)}`,
      5,
    ],
    [`${capital(random.pick(english.objects))} for ${random.pick(english.subjects)}`, 5],
    [`${properName(random)} ${random.pick(english.nouns)}`, 2],
  ]);
}

/** Two clauses of made-up English, now and then with a word that is rare. */
export function sentence(random: Random): string {
  const clause = () =>
    `${random.pick(english.subjects)} ${random.pick(english.verbs)} ${random.pick(english.adjectives)} ${random.pick(english.objects)}`;
  const second = random.chance(0.3) ? `${clause()} near ${properName(random)}` : clause();
  const rare = random.chance(0.4) ? ` with ${rareWord(random)}` : '';
  return capital(`${clause()}${rare} ${random.pick(english.joints)} ${second}.`);
}

/** A clause of made-up French. */
export function frenchSentence(random: Random): string {
  const clause = () =>
    `${random.pick(french.subjects)} et ${random.pick(french.objects)}, un sujet ${random.pick(french.adjectives)} qui ${random.pick(french.verbs)} la ${random.pick(french.nouns)}`;
  return capital(`${clause()}.`);
}

/** What a signal moves away from, and to. */
export function change(random: Random): string {
  return `Shift from ${random.pick(english.adjectives)} ${random.pick(english.nouns)} to ${random.pick(english.adjectives)} ${random.pick(english.objects)}.`;
}

/** Now and then what real cells hold and parsers stumble over. */
export function oddly(random: Random, cell: string): string {
  return random.weighted([
    [cell, 300],
    [`${cell} PoC||${properName(random)}`, 1],
    [`${cell} '合わせ箸' と 立て箸`, 1],
    [`${cell} Safe_T_${properName(random)} F***`, 1],
    [`${cell} “quoted” – 5 × 30° <b>not</b> & \`code\` [x](y)`, 1],
    [`${cell} café ☕ 🚢`, 1],
  ]);
}

/** Of real archives half of the words stand in one or two items; few stand in many. */
const RARE_WORDS = 60_000;

/** A made-up word; the n-th is n times as rare as the first. */
export function rareWord(random: Random): string {
  let rank = Math.floor(RARE_WORDS ** (random.int(0, 1_000_000) / 1_000_000));
  const parts: string[] = [];
  for (; rank > 0; rank = Math.floor(rank / syllables.length)) {
    parts.push(syllables[rank % syllables.length] ?? '');
  }
  return `qu${parts.join('')}`;
}

/** A made-up name of two or three syllables. */
export function properName(random: Random): string {
  const parts = Array.from({ length: random.int(2, 3) }, () => random.pick(syllables));
  return capital(parts.join(''));
}

/** The same words, beginning with a capital letter. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
