/** What nobody sees: controls, formats (zero width, bidi, soft hyphen, BOM), blanks but the plain one, fillers. */
const INVISIBLE =
  /(?!\u0020)(?:\u034f|[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u3164\uffa0])/u;
/** The joiner within an emoji of several is part of what everybody sees. */
const JOINER =
  /(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d(?=\p{Extended_Pictographic})/u;
const RUNS = new RegExp(`${JOINER.source}|(${INVISIBLE.source})\\1*`, 'gu');

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'NUL'],
  [0x07, 'bell'],
  [0x08, 'backspace'],
  [0x09, 'tab'],
  [0x0a, 'line feed'],
  [0x0b, 'vertical tab'],
  [0x0c, 'form feed'],
  [0x0d, 'carriage return'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
  [0x85, 'next line'],
  [0xa0, 'no-break space'],
  [0xad, 'soft hyphen'],
  [0x034f, 'combining grapheme joiner'],
  [0x061c, 'Arabic letter mark'],
  [0x180e, 'Mongolian vowel separator'],
  [0x2002, 'en space'],
  [0x2003, 'em space'],
  [0x2007, 'figure space'],
  [0x2009, 'thin space'],
  [0x200a, 'hair space'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x202f, 'narrow no-break space'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
  [0x3000, 'ideographic space'],
  [0xfeff, 'byte order mark'],
]);

/**
 * The text with what cannot be seen in it named: `##⟨U+00A0 no-break space⟩Signals`. Repeats are
 * counted, a joined emoji stays one, and a text that was made visible stays as it is.
 */
export function visibleText(text: string): string {
  return INVISIBLE.test(text)
    ? text.replace(RUNS, (run, named?: string) => (named === undefined ? run : nameRun(run)))
    : text;
}

function nameRun(run: string): string {
  const code = run.codePointAt(0) ?? 0;
  const count = Array.from(run).length;
  const words = [
    `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    NAMES.get(code),
    count > 1 ? `×${count}` : undefined,
  ];
  return `⟨${words.filter((word) => word !== undefined).join(' ')}⟩`;
}
