import type { Row } from '../item.ts';

const HEADLINE_LENGTH = 80;

export interface Headline {
  /** What heads a card: the name, else the start of the body, at most 80 characters. */
  readonly title: string;
  /** Description, else change; null when there is neither, or when the title is made of it. */
  readonly body: string | null;
}

/**
 * How a row is headed. Without a name the first 80 characters of its
 * description serve, cut between words, and the description is not repeated;
 * Details shows it whole.
 */
export function headline(row: Pick<Row, 'name' | 'description' | 'change'>): Headline {
  const body = row.description ?? row.change;
  if (row.name !== null) {
    return { title: row.name, body };
  }
  return { title: cutBetweenWords(body ?? '(no text)', HEADLINE_LENGTH), body: null };
}

/** At most `length` characters (code points), ending in `…` between words when something was cut. */
export function cutBetweenWords(text: string, length: number): string {
  const characters = Array.from(text);
  if (characters.length <= length) {
    return text;
  }
  const start = characters.slice(0, length - 1).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > length / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}
