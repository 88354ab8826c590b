import type { Row } from '../item.ts';
import { cutBetweenWords } from './headline.ts';

/** What one line holds beside a name. */
const LONGEST = 180;
/** Shared words from which a sentence only says the name again. */
const REPEATS = 0.8;

/**
 * The sentence of a row that says most beside its name: the first of its
 * description, then of its change, that is not the name again. Null where it
 * says nothing more. Long ones are cut between words.
 */
export function tellingSentence({
  name,
  description,
  change,
}: Pick<Row, 'name' | 'description' | 'change'>): string | null {
  const known = wordsOf(name ?? '');
  const sentences = [description, change].flatMap((text) => sentencesOf(text ?? ''));
  const telling = sentences.find((sentence) => !repeats(wordsOf(sentence), known));
  return telling === undefined ? null : cutBetweenWords(telling.replace(/[.。]$/, ''), LONGEST);
}

function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const before = sentences.at(-1);
    // What ends without a blank does not end: `<!channel>`, `Yahoo!-like`.
    if (before === undefined || /\s$/.test(before) || /[。！？]$/.test(before)) {
      sentences.push(segment);
    } else {
      sentences[sentences.length - 1] = before + segment;
    }
  }
  return sentences
    .map((sentence) => sentence.trim().replaceAll(/\s+/g, ' '))
    .filter((sentence) => sentence !== '');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function repeats(words: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  const shared = [...words].filter((word) => known.has(word)).length;
  return words.size === 0 || shared / words.size >= REPEATS;
}
