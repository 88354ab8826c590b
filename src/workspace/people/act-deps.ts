import type { Deliver } from '../delivery/deliver.ts';
import type { Events } from '../delivery/events.ts';
import type { MessageEvents } from '../delivery/message-events.ts';
import type { Reply } from '../delivery/replies.ts';
import type { ResponseUrls } from '../delivery/response-urls.ts';
import type { TriggerIds } from '../delivery/trigger-ids.ts';
import type { AppManifest } from '../manifest.ts';
import type { State } from '../state/state.ts';
import type { WeatherStation } from '../weather.ts';
import type { MoveClock } from '../workspace.ts';
import type { Joined } from './joined.ts';

/** What people's acts need. */
export interface ActDeps {
  readonly state: State;
  readonly manifest: AppManifest;
  readonly deliver: Deliver;
  readonly events: Events;
  readonly messageEvents: MessageEvents;
  readonly reply: Reply;
  readonly responseUrls: ResponseUrls;
  readonly triggerIds: TriggerIds;
  readonly weather: WeatherStation;
  readonly joined: Joined;
  /** Null where the clock stands by itself. */
  readonly moveClock: MoveClock | null;
}
