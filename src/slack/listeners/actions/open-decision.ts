import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { DecideValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { decisionView } from '../../blocks/review/decision.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface OpenDecisionDeps {
  readonly search: Pick<Search, 'item'>;
}

/** A verdict was chosen in the queue: asks for the note. */
export function createOpenDecision({ search }: OpenDecisionDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const chosen = readValue(DecideValue, click.value);
    const found = chosen === undefined ? undefined : await search.item(chosen.item);
    if (chosen === undefined || found === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    await client.views.open({
      trigger_id: click.triggerId,
      view: viewWithinLimits(decisionView(found, { ...chosen, responseUrl: click.responseUrl })),
    });
  };
}
