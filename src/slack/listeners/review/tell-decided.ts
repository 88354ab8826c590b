import type { WebClient } from '@slack/web-api';
import type { DecideOutcome, UndoOutcome } from '../../../review/outcome.ts';
import type { Review } from '../../../review/review.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';

export interface TellDecidedDeps {
  readonly review: Pick<Review, 'messagesOf'>;
  readonly quietReactions: Pick<QuietReactions, 'set'>;
  /** Tells the threads once their time has come. */
  readonly announceSoon: () => void;
}

/** After decisions and undos: the threads hear of it in a while, the item's messages show a quiet sign. */
export type TellDecided = (
  client: WebClient,
  outcomes: readonly (DecideOutcome | UndoOutcome)[],
) => Promise<void>;

export function createTellDecided({
  review,
  quietReactions,
  announceSoon,
}: TellDecidedDeps): TellDecided {
  return async (client, outcomes) => {
    const changed = outcomes.flatMap((outcome) =>
      outcome.kind === 'decided' || outcome.kind === 'undone' ? [outcome] : [],
    );
    if (changed.length === 0) {
      return;
    }
    announceSoon();
    for (const outcome of changed) {
      const { itemId, team } = outcome.decision;
      for (const ref of await review.messagesOf(team, itemId)) {
        await quietReactions.set(client, { ref, sign: 'accepted' });
      }
    }
  };
}
