import type { Button } from '@slack/types';
import type { DigestDefinition } from '../../../model/digest/digest-definition.ts';
import { isDefinitionPause } from '../../../model/digest/pause.ts';
import { ACTIONS } from '../action-ids.ts';
import { digestButton } from './digest-button.ts';

/**
 * What stops a digest or an alert, or lets it go on: nothing where an edit alone does that, or
 * where it stands in a file, which nobody pauses.
 */
export function pauseOrResume(
  definition: Pick<DigestDefinition, 'name' | 'title' | 'made' | 'pause'>,
): readonly Button[] {
  const { made, pause } = definition;
  if (pause !== null) {
    return isDefinitionPause(pause.because)
      ? []
      : [digestButton(definition, 'Resume', ACTIONS.resumeMade)];
  }
  return made === null ? [] : [digestButton(definition, 'Pause', ACTIONS.pauseMade)];
}
