/** Words as they are quoted in a heading; a phrase has its quotes already. */
export function inQuotes(words: string): string {
  return /^“[^“”]*”$/.test(words) ? words : `“${words}”`;
}
