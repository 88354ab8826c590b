/** What people write otherwise without writing it wrong; each changes one thing. */
const CHANGES: readonly ((text: string) => string)[] = [
  (text) => text.replace(/(?<=\p{L})-(?=\p{L})/u, ' '),
  (text) => text.replace(/(?<=\p{L}{2})-(?=\p{L}{2})/u, ''),
  (text) =>
    text.replace(
      /(?<=(?:al|an|at|or|er|it)|mod|urb|civil)(is|iz)(?=(?:e[ds]?|ing|ation)\b)/,
      (s) => (s === 'is' ? 'iz' : 'is'),
    ),
  (text) =>
    text.replace(
      /\b(lab|behavi|col|fav|neighb|harb)(our|or)/i,
      (_, start: string, end: string) => `${start}${end === 'our' ? 'or' : 'our'}`,
    ),
  (text) =>
    text.replace(
      /\b(cent|fib|theat)(re|er)(s?)\b/i,
      (_, start: string, end: string, s: string) => `${start}${end === 're' ? 'er' : 're'}${s}`,
    ),
  (text) => text.normalize('NFD').replace(/[\u0300-\u036f]+/g, ''),
  (text) => text.replace(/(?<=[a-z]{4})s\b/, ''),
  (text) => text.replace(/([a-z]{4,}[^s\W])$/, '$1s'),
  (text) => text.toUpperCase(),
];

/** The text with one spelling changed, by turns what its length says; undefined where none can be. */
export function variedSpelling(text: string): string | undefined {
  const varied = CHANGES.map((change) => change(text)).filter((one) => one !== text);
  return varied[text.length % Math.max(1, varied.length)];
}
