import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { definitionOf, type MadeDigest } from '../../model/digest/made-digest.ts';
import { isDefinitionPause } from '../../model/digest/pause.ts';
import { queryProblem } from '../selection/candidate-request.ts';

/**
 * What somebody made, as it is planned and shown. One whose query this version cannot read pauses,
 * whatever else it waits for: planning it would fail each time, until somebody edits it.
 */
export function knownDefinition(known: MadeDigest): DigestDefinition {
  const definition = definitionOf(known);
  const isKept = isDefinitionPause(definition.pause?.because) || definition.what === 'review';
  return isKept || isReadable(definition, known.changedAt)
    ? definition
    : { ...definition, pause: { because: 'query-unreadable', at: known.changedAt } };
}

/** Asked once of each: a thousand alerts are looked at each minute. */
const readable = new Map<string, boolean>();

function isReadable(definition: DigestDefinition, asOf: Date): boolean {
  const asked = JSON.stringify([definition.channel, definition.query]);
  const isKnown = readable.get(asked) ?? queryProblem(definition, asOf) === null;
  readable.set(asked, isKnown);
  return isKnown;
}
