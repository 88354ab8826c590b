const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Counts as bars in a line of text, `▁▃█▂`; the lowest bar stands for nothing. */
export function sparkline(counts: readonly { readonly items: number }[]): string {
  const most = Math.max(1, ...counts.map(({ items }) => items));
  return counts
    .map(({ items }) => BARS[items === 0 ? 0 : Math.max(1, Math.round((items / most) * 7))] ?? '█')
    .join('');
}
