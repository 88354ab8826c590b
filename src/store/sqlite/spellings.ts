const LIGATURE = /œ|æ|oe|ae/gi;
const JOINED: Readonly<Record<string, string>> = { oe: 'œ', ae: 'æ', œ: 'œ', æ: 'æ' };
const APART: Readonly<Record<string, string>> = { oe: 'oe', ae: 'ae', œ: 'oe', æ: 'ae' };

/** Places whose spellings are combined, which doubles them each time. */
const MOST_PLACES = 3;

/**
 * The ways to write a text with and without the ligatures œ and æ, as it is first: people type
 * `coeur` for `cœur`, and texts have either. The full-text index keeps the two apart, so a query
 * has to ask for both. In a text of many such places either all are joined or none is.
 */
export function spellings(text: string): readonly string[] {
  const places = text.match(LIGATURE)?.length ?? 0;
  const combinations =
    places <= MOST_PLACES ? Array.from({ length: 2 ** places }, (_, n) => n) : [0, -1];
  const others = combinations.map((joined) => {
    let place = -1;
    return text.replace(LIGATURE, (found) => {
      place += 1;
      const spelling = (joined >> place) & 1 ? JOINED : APART;
      return spelling[found.toLowerCase()] ?? found;
    });
  });
  return [...new Set([text, ...others])];
}

/** As `spellings`; the start of `cœur` is `co` too. */
export function prefixSpellings(prefix: string): readonly string[] {
  const joined = prefix.replace(/o$/i, 'œ').replace(/a$/i, 'æ');
  return [...new Set([...spellings(prefix), ...spellings(joined)])];
}
