import type { ItemKind } from '../../model/item.ts';
import { isSmallWord } from '../../model/text/small-words.ts';
import { foldText } from '../../model/text/text-words.ts';
import {
  ASKED_AT_LAST,
  ASKED_FIRST,
  ASKING,
  KIND_WORDS,
  NEWNESS,
  PLACING,
} from './asking-words.ts';

/** A question as a query. */
export interface ReadQuestion {
  /** Its telling words, in the order in which they were asked. */
  readonly text: string;
  /** The table that it asks for by its name; null where it names none. */
  readonly kind: ItemKind | null;
  /** The words that asked and are not looked for, as typed; each once. */
  readonly leftOut: readonly string[];
}

/** Characters; no longer query is read either (see parse-query.ts). */
const LONGEST = 500;

interface Word {
  readonly typed: string;
  /** Without the punctuation around it. */
  readonly bare: string;
  readonly folded: string;
}

/** What begins like this asks, whether a question mark follows or not. */
const ASKS =
  /^(?:what|which|who|whom|whose|when|where|why|how|any|anything|is there|are there|do we|do you|have we|has any\w*|can you|could you|tell me|show me|give me|find me|que|quoi|quel(?:le)?s?|qui|comment|pourquoi|combien|est ce|y a|avons nous|savons nous|a t on|dis moi|dites moi|montrez? moi|donnez? moi|parlez? moi)(?:$| )|^qu /;

/**
 * Reads a question, English or French, as its telling words: `what do we know about deepfakes in
 * court?` asks for `deepfakes in court`. The words that only ask are taken off its beginning, and a
 * clause of them off its end; small words between are the query's own affair.
 *
 * @returns undefined for what is no question, or has nothing but words that ask.
 */
export function readQuestion(said: string): ReadQuestion | undefined {
  if (said.length > LONGEST) {
    return undefined;
  }
  const words = wordsOf(said.replace(/[?!.\s]+$/, ''));
  const asks = /\?\s*$/.test(said) || ASKS.test(words.map(({ folded }) => folded).join(' '));
  if (!asks || words.length < 2) {
    return undefined;
  }
  const start = startOf(words);
  const end = endOf(words, start);
  const told = words.slice(start, end);
  if (told.length === 0 || (start === 0 && end === words.length)) {
    return undefined;
  }
  const asked = [...words.slice(0, start), ...words.slice(end)];
  return {
    text: told
      .map(({ typed }) => typed)
      .join(' ')
      .replace(/[,;:–—\s]+$/, ''),
    kind: asked.reduce<ItemKind | null>((kind, { folded }) => kind ?? kindOf(folded), null),
    leftOut: [...new Set(asked.map(({ bare }) => bare).filter((bare) => bare !== ''))],
  };
}

/** The parts of `qu'est-ce` and `a-t-on` are words of their own. */
function wordsOf(said: string): readonly Word[] {
  return said
    .trim()
    .split(/\s+/)
    .map((typed) => {
      const bare = typed.replace(/^[^\p{L}\p{N}"“«=(-]+|[^\p{L}\p{N}"”»*)]+$/gu, '');
      return { typed, bare, folded: foldText(bare).replaceAll(/['’ʼ-]/g, ' ') };
    });
}

/** Where what is asked about begins: 0 where the first word does not ask. */
function startOf(words: readonly Word[]): number {
  const first = words[0];
  if (
    first === undefined ||
    !(isSmall(first) || ASKED_FIRST.has(first.folded.split(' ')[0] ?? ''))
  ) {
    return 0;
  }
  let at = 0;
  while (at < words.length && isAsking(words, at)) {
    at += 1;
  }
  return at;
}

function isAsking(words: readonly Word[], at: number): boolean {
  const [word, before, after] = [words[at], words[at - 1], words[at + 1]];
  if (word === undefined || isName(word, words)) {
    return false;
  }
  if (kindOf(word.folded) !== null) {
    const isAsked =
      before !== undefined && /^(?:what|which|any|quel|quelle)s?$/.test(before.folded);
    return isAsked || after === undefined || isSmall(after) || isOnlyAsking(after);
  }
  // `anything new on batteries` asks for no newness, `a new deal` for nothing else.
  return NEWNESS.has(word.folded)
    ? after === undefined || PLACING.has(after.folded)
    : isSmall(word) || isOnlyAsking(word);
}

/** Where a clause begins that says nothing but `what do we know`, or `in the archive`. */
function endOf(words: readonly Word[], start: number): number {
  for (let at = start + 1; at < words.length; at += 1) {
    const rest = words.slice(at);
    const said = rest.map(({ folded }) => folded).join(' ');
    const isClause = /[,;:–—]$/.test(words[at - 1]?.typed ?? '');
    if (
      ASKED_AT_LAST.has(said) ||
      (isClause && rest.every((word) => isSmall(word) || isOnlyAsking(word)))
    ) {
      return at;
    }
  }
  return words.length;
}

function isSmall({ folded }: Word): boolean {
  return folded.split(' ').every((part) => part.length === 1 || isSmallWord(part) || part === 'qu');
}

function isOnlyAsking({ folded }: Word): boolean {
  return folded.split(' ').every((part) => ASKING.has(part) || isSmallWord(part));
}

/** `WHO` and `IT` among words in small letters are names. */
function isName({ bare }: Word, words: readonly Word[]): boolean {
  const isLoud = (text: string) => /^\p{Lu}{2,}$/u.test(text);
  return isLoud(bare) && !words.every((word) => isLoud(word.bare));
}

function kindOf(folded: string): ItemKind | null {
  return KIND_WORDS.get(folded) ?? null;
}
