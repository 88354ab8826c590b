import { indexOfFocused } from './index-of-focused.ts';

/** Which arrow keys go back and forth. */
export const arrows = {
  across: ['ArrowLeft', 'ArrowRight'],
  down: ['ArrowUp', 'ArrowDown'],
} as const;

/**
 * Where a key moves the focus among elements in a row, around their ends; Home
 * and End go to the first and the last. Undefined for every other key.
 */
export function arrowTarget<E extends Element>(
  all: readonly E[],
  key: string,
  [back, forth]: readonly [string, string],
): E | undefined {
  const at = indexOfFocused(all);
  switch (key) {
    case forth:
      return all[(at + 1) % all.length];
    case back:
      return all.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
