import type { Unreadable } from '../outcome.ts';

/** A refusal without a list of valid values. */
export function unreadable(part: string, reason: string, example: string | null): Unreadable {
  return { kind: 'unreadable', part, reason, example, validValues: [], again: null };
}

/** The refusal as one sentence: ``I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`.`` */
export function unreadableSentence({ part, reason, example, validValues }: Unreadable): string {
  const known = validValues.length === 0 ? '' : ` Known values: ${validValues.join(', ')}.`;
  const tip = example === null ? '' : ` Try \`${example}\`.`;
  return `I can't read \`${part}\`: ${reason}.${known}${tip}`;
}
