import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** `&amp;`, `&#38;`, `&#x26;`; without the semicolon it is text (`R&D`, `?a=1&copy=2`). */
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g;

/** What 128 to 159 mean where people and programs write them: Windows' own characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A text without HTML's way to write characters; once, as what it then says may be meant so. */
export function plainText(text: string): string {
  return text.includes('&')
    ? text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name = '') => {
        if (decimal !== undefined || hex !== undefined) {
          return character(decimal === undefined ? Number(`0x${hex}`) : Number(decimal));
        }
        return decodeNamedCharacterReference(name) || whole;
      })
    : text;
}

/** As browsers do; but a control, a line end among them, becomes the blank that it would be shown as. */
function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) {
    return printable(WINDOWS_1252[code - 0x80] ?? '');
  }
  const isCharacter = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  return isCharacter ? printable(String.fromCodePoint(code)) : '\ufffd';
}

function printable(char: string): string {
  return /\p{Cc}/u.test(char) ? ' ' : char;
}
