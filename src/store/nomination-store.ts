import type { ItemId } from '../model/item.ts';
import type { Nomination, ReviewSubject } from '../model/review/nomination.ts';
import type { ChannelId, TeamId } from '../model/slack-ids.ts';

/** Messages that are suggested as items, and what is reviewed of both kinds. */
export interface NominationStore {
  /** A message is nominated once; the flag of whoever suggests it is a mark of its own. */
  nominate(nomination: Nomination): Promise<'nominated' | 'known'>;
  /** An item or a nomination; undefined when neither was ever here. */
  subject(id: ItemId): Promise<ReviewSubject | undefined>;
  /** Oldest first; every team's when none is named. */
  nominations(team?: TeamId): Promise<readonly Nomination[]>;
  /** Where messages were nominated that not everybody can read. */
  privateSources(team: TeamId): Promise<readonly ChannelId[]>;
}
