import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { nearestTo } from '../../search/suggest/nearest-first.ts';
import type { RejectedDigest, UnknownDigest } from '../outcome.ts';
import type { DigestDefinitions } from './read-definitions.ts';

export type FoundDefinition =
  | { readonly kind: 'definition'; readonly definition: DigestDefinition }
  | UnknownDigest
  | RejectedDigest;

/** A digest by what people type: `Weekly` or `weekly.yml` as well. */
export function findDefinition(
  { definitions, problems }: DigestDefinitions,
  typed: string,
): FoundDefinition {
  const wanted = stem(typed.trim());
  const definition = definitions.find(({ name }) => name === wanted);
  if (definition !== undefined) {
    return { kind: 'definition', definition };
  }
  const own = problems.filter(({ file }) => stem(file) === wanted);
  if (own.length > 0) {
    return { kind: 'rejected', name: typed, problems: own };
  }
  // What goes to a private channel is named to nobody who does not know it.
  const known = definitions.filter(({ made }) => made?.isPrivate !== true).map(({ name }) => name);
  return { kind: 'unknown', name: typed, nearest: nearestTo(typed, known) ?? null, known };
}

const stem = (name: string) => name.toLowerCase().replace(/\.ya?ml$/, '');
