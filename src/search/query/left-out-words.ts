import type { Match } from '../../model/query.ts';

/** The small words that were typed beside others, and are not asked for; each once. */
export function leftOutWords(match: Match | null): readonly string[] {
  return [...new Set(match === null ? [] : smallWords(match))];
}

function smallWords(match: Match): readonly string[] {
  switch (match.kind) {
    case 'word':
    case 'phrase':
      return [];
    case 'not':
      return smallWords(match.of);
    case 'and':
    case 'or': {
      const isLeftOut = match.of.some((part) => part.kind !== 'word' || part.small !== true);
      return match.of.flatMap((part) =>
        part.kind === 'word' && part.small === true
          ? isLeftOut
            ? [part.text]
            : []
          : smallWords(part),
      );
    }
  }
}
