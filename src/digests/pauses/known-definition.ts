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
  // 28 µs each: a thousand alerts are looked at each minute.
  return isKept || queryProblem(definition, known.changedAt) === null
    ? definition
    : { ...definition, pause: { because: 'query-unreadable', at: known.changedAt } };
}
