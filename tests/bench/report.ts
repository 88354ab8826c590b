import type { Target } from './section.ts';

/** Prints targets as a table. */
export function report(targets: readonly Target[]): void {
  console.log('\n| target | bound | measured | met |\n|:--|--:|--:|:--|');
  for (const target of targets) {
    const sign = target.side === 'at least' ? '≥' : '≤';
    const verdict = isMet(target) ? 'yes' : '**no**';
    const { name, bound, measured, unit = '×' } = target;
    const digits = unit === '×' || unit === '' ? 2 : 0;
    console.log(
      `| ${name} | ${sign} ${bound}${unit} | ${measured.toFixed(digits)}${unit} | ${verdict} |`,
    );
  }
}

function isMet({ measured, bound, side = 'at most' }: Target): boolean {
  return side === 'at least' ? measured >= bound : measured <= bound;
}
