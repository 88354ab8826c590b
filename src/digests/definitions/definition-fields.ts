import { isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { cutBetweenWords } from '../../model/text/headline.ts';
import { nearestFirst, nearestTo } from '../../search/suggest/nearest-first.ts';
import type { Complaints, Section } from './definition-file.ts';

/** What a YAML value says, for a message: at most 60 characters. */
export function shown(node: Node | null | undefined): string {
  if (node === null || node === undefined) {
    return 'nothing';
  }
  if (!isScalar(node)) {
    return isSeq(node) ? 'a list' : 'a mapping';
  }
  return node.value === null
    ? 'nothing'
    : `\`${cutBetweenWords(written(node).replaceAll(/\s+/g, ' '), 60)}\``;
}

/** A scalar as text; numbers as they are written. Undefined when it is none, or empty. */
export function textOf(node: Node | null | undefined): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === '') {
    return undefined;
  }
  return written(node).trim();
}

function written({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? '');
}

/** The members of a list; a single value is a list of one. */
export function listOf(node: Node | null | undefined): readonly Node[] {
  if (isSeq(node)) {
    return node.items.flatMap((item) => (isScalar(item) ? [item] : []));
  }
  return node === null || node === undefined ? [] : [node];
}

/** Refuses keys that mean nothing here, each with the nearest that does. */
export function refuseUnknownKeys(
  section: Section,
  known: readonly string[],
  complaints: Complaints,
): void {
  for (const [name, { key }] of section.keys) {
    if (!known.includes(name)) {
      const nearest = nearestTo(name, known);
      const tip = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
      complaints.add(
        key,
        'unknown-key',
        `Unknown key ${shown(key)}${tip || '.'} Known keys: ${known.join(', ')}.`,
      );
    }
  }
}

/** One of a few words, without regard to case. Complains, and gives undefined, when it is another. */
export function oneOf<T extends string>(
  node: Node | null,
  key: string,
  words: readonly T[],
  complaints: Complaints,
): T | undefined {
  const text = textOf(node)?.toLowerCase();
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) {
    const nearest = text === undefined ? words[0] : nearestFirst(text, words)[0];
    complaints.add(
      node,
      key,
      `\`${key}\` is one of ${words.join(', ')}, for example \`${key}: ${nearest}\`; found ${shown(node)}.`,
    );
  }
  return word;
}

/** A whole number within bounds. Complains, and gives undefined, when it is none. */
export function wholeNumber(
  node: Node | null,
  key: string,
  bounds: { readonly min: number; readonly max: number; readonly example: number },
  complaints: Complaints,
): number | undefined {
  const value = isScalar(node) ? node.value : undefined;
  const fits =
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= bounds.min &&
    value <= bounds.max;
  if (fits) {
    return value;
  }
  complaints.add(
    node,
    key,
    `\`${key}\` is a whole number from ${bounds.min} to ${bounds.max}, for example \`${key}: ${bounds.example}\`; found ${shown(node)}.`,
  );
  return undefined;
}
