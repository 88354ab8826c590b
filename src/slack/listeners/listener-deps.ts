import type { Collections } from '../../collections/collections.ts';
import type { Digests } from '../../digests/digests.ts';
import type { PeopleNames } from '../../exports/people-names.ts';
import type { ArchiveStatus } from '../../model/archive-status.ts';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { Finding } from '../../model/finding.ts';
import type { Calibration } from '../../model/review/calibration.ts';
import type { TeamId } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import type { Search } from '../../search/search.ts';
import type { Authority } from '../people/authority.ts';
import type { ChannelSight } from '../people/channel-sight.ts';
import type { HomeMemory } from '../people/home-memory.ts';
import type { NameMemory } from '../people/name-memory.ts';
import type { OwnChannels } from '../people/own-channels.ts';
import type { SeesRun } from '../people/sees-run.ts';
import type { ShowDigests } from '../people/show-digests.ts';
import type { ShowDecided, ShowQueue } from '../people/show-queue.ts';
import type { FindOwnMessages } from '../posting/find-own-messages.ts';
import type { LinkSilences } from '../posting/link-silences.ts';
import type { PostShare } from '../posting/post-share.ts';
import type { PublishHome } from '../posting/publish-home.ts';
import type { QuietReactions } from '../posting/quiet-reaction.ts';
import type { UnheardFlags } from '../posting/reactions/unheard-flags.ts';
import type { TellNow } from '../posting/tell-now.ts';
import type { Turnstile } from '../transport/incoming/turnstile.ts';
import type { Identity } from '../transport/own-identity.ts';
import type { AnswerAt } from '../transport/response-url.ts';
import type { ChangeMade } from './actions/made-buttons.ts';
import type { SendExport } from './exports/send-export.ts';
import type { Here } from './here.ts';
import type { OpenPreferences } from './preferences/preferences.ts';
import type { ResultMessage } from './result-message.ts';
import type { OpenWish } from './wish/open-wish.ts';

export interface ListenerDeps {
  readonly search: Search;
  readonly digests: Digests;
  readonly review: Review;
  readonly collections: Collections;
  readonly sendExport: SendExport;
  readonly homeMemory: HomeMemory;
  readonly nameMemory: NameMemory;
  readonly peopleNames: PeopleNames;
  readonly linkSilences: LinkSilences;
  /** How ratings relate to what a team accepts and dismisses. */
  readonly calibration: (team: TeamId) => Promise<Calibration>;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
  /** A short doctor's look at the installation. */
  readonly examine: () => Promise<readonly Finding[]>;
  readonly authority: Authority;
  /** @throws before the app is connected; no request comes in before. */
  readonly identity: () => Identity;
  readonly answerAt: AnswerAt;
  readonly channelSight: ChannelSight;
  readonly ownChannels: OwnChannels;
  /** Whether a flag on a message that shows no item may suggest it. */
  readonly intake: boolean;
  readonly findOwnMessages: FindOwnMessages;
  readonly clock: Clock;
  readonly turnstile: Turnstile;
  readonly postShare: PostShare;
  /** Tells threads of decisions once their time has come. */
  readonly announceSoon: () => void;
  /** Tells channels and people what has just been written for them. */
  readonly tellNow: TellNow;
  readonly quietReactions: QuietReactions;
  readonly unheardFlags: UnheardFlags;
  readonly events: Events;
  /** Links to articles of these are shown with what the archive says of them; empty: none. */
  readonly unfurlDomains: readonly string[];
}

/** What several listeners are made with. */
export interface SharedDeps extends ListenerDeps {
  readonly here: () => Here;
  readonly showQueue: ShowQueue;
  readonly showDecided: ShowDecided;
  readonly publishHome: PublishHome;
  readonly resultMessage: ResultMessage;
  readonly showDigests: ShowDigests;
  readonly seesRun: SeesRun;
  readonly openWish: OpenWish;
  readonly openPreferences: OpenPreferences;
  readonly changeMade: ChangeMade;
}
