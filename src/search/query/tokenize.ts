/** Words before a colon that make a filter; whatever else has a colon is plain text. */
export const FILTERS = [
  'theme',
  'keyword',
  'category',
  'type',
  'lang',
  'rel',
  'since',
  'until',
  'sort',
] as const;
export type FilterName = (typeof FILTERS)[number];

export type Token =
  | { readonly kind: 'open'; readonly negated: boolean }
  | { readonly kind: 'close' }
  | { readonly kind: 'or' }
  | { readonly kind: 'and' }
  | { readonly kind: 'word' | 'phrase'; readonly text: string; readonly negated: boolean }
  | {
      readonly kind: 'filter';
      readonly name: FilterName;
      readonly value: string;
      readonly negated: boolean;
      /** As typed, for messages. */
      readonly part: string;
    };

const FILTER = new RegExp(`^(${FILTERS.join('|')}):`, 'i');
const QUOTED = /^["“”„«»]([^"“”„«»]*)["“”„«»]/;
const BARE = /^[^\s()"“”„«»]+/;

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
  const negated = /^-[^\s)-]/.test(text);
  const cut = positive(negated ? text.slice(1) : text, negated);
  return { token: cut.token, length: cut.length + (negated ? 1 : 0) };
}

function positive(text: string, negated: boolean): Cut {
  if (text.startsWith('(')) {
    return { token: { kind: 'open', negated }, length: 1 };
  }
  if (text.startsWith(')')) {
    return { token: { kind: 'close' }, length: 1 };
  }
  const quoted = QUOTED.exec(text);
  if (quoted !== null) {
    return {
      token: { kind: 'phrase', text: quoted[1] ?? '', negated },
      length: quoted[0].length,
    };
  }
  const name = FILTER.exec(text);
  if (name !== null) {
    return filter(text, name[0], negated);
  }
  const word = BARE.exec(text)?.[0];
  if (word === undefined) {
    return { token: undefined, length: 1 };
  }
  if (!negated && (word === 'OR' || word === 'AND')) {
    return { token: { kind: word === 'OR' ? 'or' : 'and' }, length: word.length };
  }
  return { token: { kind: 'word', text: word, negated }, length: word.length };
}

function filter(text: string, name: string, negated: boolean): Cut {
  const rest = text.slice(name.length);
  const quoted = QUOTED.exec(rest);
  const typed = quoted?.[0] ?? BARE.exec(rest)?.[0] ?? '';
  const value = quoted?.[1] ?? typed;
  const known = FILTERS.find((filterName) => `${filterName}:` === name.toLowerCase());
  const length = name.length + typed.length;
  if (known === undefined) {
    return { token: { kind: 'word', text: text.slice(0, length), negated }, length };
  }
  const part = `${negated ? '-' : ''}${text.slice(0, length)}`;
  return { token: { kind: 'filter', name: known, value: value.trim(), negated, part }, length };
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
