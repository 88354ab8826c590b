/** What `/signalpost …` asks for. */
export type Subcommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'status' }
  | { readonly kind: 'review' }
  | { readonly kind: 'digest-list' }
  | { readonly kind: 'digest-preview' | 'digest-run'; readonly name: string }
  /** Not one of ours. @param nearest - what was probably meant, ready to be typed. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly nearest: string };

const FIRST_WORDS = ['help', 'status', 'digest', 'review'] as const;
const DIGEST_WORDS = ['list', 'preview', 'run'] as const;

/** Reads what was typed after `/signalpost`, without regard to case or white space. */
export function parseSubcommand(text: string): Subcommand {
  const words = text.trim().split(/\s+/);
  const first = (words[0] ?? '').toLowerCase();
  switch (first) {
    case '':
    case 'help':
      return { kind: 'help' };
    case 'status':
      return { kind: 'status' };
    case 'review':
      return { kind: 'review' };
    case 'digest':
    case 'digests':
      return parseDigest(words.slice(1));
    default:
      return { kind: 'unknown', typed: words.join(' '), nearest: nearestOf(first, FIRST_WORDS) };
  }
}

function parseDigest([action = 'list', ...rest]: readonly string[]): Subcommand {
  const name = rest.join(' ');
  switch (action.toLowerCase()) {
    case 'list':
      return { kind: 'digest-list' };
    // Without a name, the list has both as buttons.
    case 'preview':
      return name === '' ? { kind: 'digest-list' } : { kind: 'digest-preview', name };
    case 'run':
      return name === '' ? { kind: 'digest-list' } : { kind: 'digest-run', name };
    default:
      return {
        kind: 'unknown',
        typed: ['digest', action, ...rest].join(' '),
        nearest: `digest ${nearestOf(action.toLowerCase(), DIGEST_WORDS)}`,
      };
  }
}

function nearestOf<Word extends string>(typed: string, words: readonly [Word, ...Word[]]): Word {
  return words.reduce((best, word) =>
    distance(typed, word) < distance(typed, best) ? word : best,
  );
}

/** How many letters must be typed otherwise (Levenshtein), over the first 20 letters. */
function distance(a: string, b: string): number {
  const from = Array.from(a).slice(0, 20);
  let row = [...from.keys(), from.length];
  for (const [n, letter] of Array.from(b).entries()) {
    let left = n + 1;
    const next = [left];
    for (const [m, other] of from.entries()) {
      left = Math.min(left + 1, (row[m + 1] ?? 0) + 1, (row[m] ?? 0) + (letter === other ? 0 : 1));
      next.push(left);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
