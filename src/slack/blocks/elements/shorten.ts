import { cutBetweenWords } from '../../../model/text/headline.ts';

/** At most `units` UTF-16 units, which is what Slack counts; cut between words, ending in `…`. */
export function shorten(text: string, units: number): string {
  if (text.length <= units) {
    return text;
  }
  // A character takes one or two units, so cutting by characters may still be too long.
  const byCharacters = cutBetweenWords(text, units);
  return byCharacters.length <= units
    ? byCharacters
    : `${byCharacters
        .slice(0, units - 1)
        .toWellFormed()
        .trimEnd()}…`.replace('\ufffd', '');
}

/** The text in parts of at most `units` UTF-16 units, split between words where there are any. */
export function split(text: string, units: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > units) {
    const space = rest.lastIndexOf(' ', units);
    const end = space > units / 2 ? space : wholeCharacters(rest, units);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** The cut moved one unit back when it would part a surrogate pair. */
function wholeCharacters(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}
