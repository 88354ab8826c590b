import { FILTER_NAMES, type FilterName, nearestFilter } from './filter-names.ts';

export type Token =
  | { readonly kind: 'open'; readonly negated: boolean }
  | { readonly kind: 'close' }
  | { readonly kind: 'or' }
  | { readonly kind: 'and' }
  | {
      readonly kind: 'word' | 'phrase';
      readonly text: string;
      readonly negated: boolean;
      /** `=word`: as typed, no other forms. */
      readonly exact: boolean;
    }
  | {
      readonly kind: 'filter';
      readonly name: FilterName;
      readonly value: string;
      readonly negated: boolean;
      /** As typed, for messages. */
      readonly part: string;
    }
  | {
      /** `themes:health`: no filter, but so like one that it was meant. */
      readonly kind: 'near-filter';
      readonly typed: string;
      readonly name: FilterName;
      /** What follows the colon, as typed. */
      readonly value: string;
      readonly part: string;
    };

const FILTER = new RegExp(`^(${FILTER_NAMES.join('|')}):`, 'i');
const LIKE_FILTER = /^(\p{L}+):(?=[^\s/:])/u;
const QUOTED = /^["“”„«»]([^"“”„«»]*)["“”„«»]/;
/** Of a filter's value: all that follows. */
const UNCLOSED = /^["“”„«»]([^"“”„«»]+)$/;
const BARE = /^[^\s()"“”„«»]+/;
/** Phones write a dash for two hyphens; texts that were pasted have hyphens of other widths; programs write `!`. */
const MINUS = /^(?:(?:--?|[–—−‐‑﹣－])(?=[^\s)–—−-])|!(?=[\p{L}\p{N}("“«=]))/u;
/** `rel>=4`, with the colon forgotten. */
const COMPARED = /^(\p{L}+)(?:=(?=\d)|(?=[<>≥≤]=?\d))/u;
/** `theme=health`: an equals sign for the colon. */
const EQUALLED = new RegExp(`^(${FILTER_NAMES.join('|')})=(?=["“”„«»\\p{L}\\p{N}])`, 'iu');
/** `theme: health`: a blank behind the colon. */
const BLANK_AND_WORD = /^\s+(?=[^\s()])/;
const NOT = /^NOT(?=[\s(])\s*(?=\S)/;
const EXACT = /^=(?=[^\s=()])/;

/**
 * Cuts a decoded text into tokens. Nothing is an error here: a quote or a
 * parenthesis without its partner is left out like any other punctuation.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== '') {
    const { token, length } = next(rest);
    if (token !== undefined) {
      tokens.push(token);
    }
    rest = rest.slice(length);
  }
  return balanced(tokens);
}

interface Cut {
  readonly token: Token | undefined;
  readonly length: number;
}

function next(text: string): Cut {
  const sign = (MINUS.exec(text) ?? NOT.exec(text))?.[0] ?? '';
  const cut = positive(text.slice(sign.length), sign);
  return { token: cut.token, length: cut.length + sign.length };
}

/** @param sign - what excludes what follows; empty where nothing does. */
function positive(text: string, sign: string): Cut {
  const negated = sign !== '';
  if (text.startsWith('(')) {
    return { token: { kind: 'open', negated }, length: 1 };
  }
  if (text.startsWith(')')) {
    return { token: { kind: 'close' }, length: 1 };
  }
  const equals = EXACT.exec(text)?.[0] ?? '';
  const said = text.slice(equals.length);
  const quoted = QUOTED.exec(said);
  if (quoted !== null) {
    return {
      token: { kind: 'phrase', text: quoted[1] ?? '', negated, exact: true },
      length: equals.length + quoted[0].length,
    };
  }
  const name = equals === '' ? FILTER.exec(text) : null;
  if (name !== null) {
    return filter(text, name[0], sign);
  }
  const word = BARE.exec(said)?.[0];
  if (word === undefined) {
    return { token: undefined, length: 1 };
  }
  if (!negated && equals === '' && (word === 'OR' || word === 'AND')) {
    return { token: { kind: word === 'OR' ? 'or' : 'and' }, length: word.length };
  }
  const near = equals === '' ? nearFilter(said, sign) : undefined;
  return (
    near ?? {
      token: { kind: 'word', text: word, negated, exact: equals !== '' },
      length: equals.length + word.length,
    }
  );
}

function filter(text: string, name: string, sign: string): Cut {
  const { typed, value } = typedValue(text.slice(name.length));
  const known = FILTER_NAMES.find((filterName) => `${filterName}:` === name.toLowerCase());
  const length = name.length + typed.length;
  const negated = sign !== '';
  if (known === undefined) {
    return { token: { kind: 'word', text: text.slice(0, length), negated, exact: false }, length };
  }
  const blank = typed === '' ? (BLANK_AND_WORD.exec(text.slice(name.length))?.[0] ?? '') : '';
  if (blank !== '') {
    return apartFromValue(text, { name: known, start: length + blank.length, sign });
  }
  const part = `${sign}${text.slice(0, length)}`;
  return { token: { kind: 'filter', name: known, value: value.trim(), negated, part }, length };
}

/** `theme: health`, which is no filter, as nobody can tell where its value would end. */
function apartFromValue(
  text: string,
  {
    name,
    start,
    sign,
  }: { readonly name: FilterName; readonly start: number; readonly sign: string },
): Cut {
  const typed = text.slice(0, name.length);
  const { typed: value } = typedValue(text.slice(start));
  const length = start + value.length;
  const part = `${sign}${text.slice(0, length)}`;
  return { token: { kind: 'near-filter', typed, name, value, part }, length };
}

function nearFilter(text: string, sign: string): Cut | undefined {
  const [start = '', typed = ''] =
    LIKE_FILTER.exec(text) ?? COMPARED.exec(text) ?? EQUALLED.exec(text) ?? [];
  const value = typedValue(text.slice(start.length)).typed;
  const named = FILTER_NAMES.find((filterName) => filterName === typed.toLowerCase());
  const near = nearestFilter(typed, value);
  const name = start.endsWith(':') ? near : near === 'rel' ? 'rel' : named;
  if (typed === '' || name === undefined) {
    return undefined;
  }
  const length = start.length + value.length;
  const part = `${sign}${text.slice(0, length)}`;
  return { token: { kind: 'near-filter', typed, name, value, part }, length };
}

function typedValue(text: string): { readonly typed: string; readonly value: string } {
  const quoted = QUOTED.exec(text) ?? UNCLOSED.exec(text);
  const typed = quoted?.[0] ?? BARE.exec(text)?.[0] ?? '';
  return { typed, value: quoted?.[1] ?? typed };
}

/** Leaves out parentheses that have no partner. */
function balanced(tokens: readonly Token[]): readonly Token[] {
  const unmatched = new Set<number>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') {
      open.push(index);
    } else if (token.kind === 'close' && open.pop() === undefined) {
      unmatched.add(index);
    }
  }
  for (const index of open) {
    unmatched.add(index);
  }
  return tokens.filter((_, index) => !unmatched.has(index));
}
