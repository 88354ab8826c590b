import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { type FoundDefinition, findDefinition } from './find-definition.ts';
import type { DigestDefinitions } from './read-definitions.ts';

/** Does something with the digest of that name; where there is none, says so and what is near. */
export type WithDefinition = <Outcome>(
  name: string,
  work: (definition: DigestDefinition) => Promise<Outcome>,
) => Promise<Outcome | Exclude<FoundDefinition, { kind: 'definition' }>>;

/** @param definitions - asked anew each time: a file may have been edited. */
export function createWithDefinition(
  definitions: () => Promise<DigestDefinitions>,
): WithDefinition {
  return async (name, work) => {
    const found = findDefinition(await definitions(), name);
    return found.kind === 'definition' ? work(found.definition) : found;
  };
}
