import type { Clock } from '../../model/clock.ts';
import type { Log } from '../../model/log.ts';
import { INTERACTION_LIMITS } from '../../slack/limits.ts';
import type { Installation } from '../installation.ts';
import type { JsonObject } from '../json.ts';
import type { AppManifest } from '../manifest.ts';
import type { State } from '../state/state.ts';
import type { WeatherStation } from '../weather.ts';
import type { Deliver } from './deliver.ts';
import {
  type Event,
  eventEnvelope,
  farewellEnvelope,
  rateLimitedEnvelope,
} from './event-envelope.ts';
import { EVENT_SCOPES } from './event-scopes.ts';

/** Sends events to the app, as far as its manifest subscribes to them. */
export interface Events {
  /**
   * Sends one event and, as long as the app does not take it, three times
   * more: at once, after a minute, after five (on the injected clock).
   *
   * @param subscription - its name in the manifest: `message.channels`, `reaction_added`.
   */
  emit(subscription: string, event: Event): void;
  /** Sends that the installation has ended, or what its tokens were. */
  emitFarewell(event: Event): void;
  /** Sends that too many events came; over HTTP alone, since nobody says how it looks over a socket. */
  emitRateLimited(): void;
  /** Resolves when nothing is on its way; retries that wait for their time do not count. */
  idle(): Promise<void>;
  /** Gives up what is still to be sent again. */
  stop(): void;
}

interface EventsDeps {
  readonly state: Pick<State, 'clock' | 'identity' | 'newId' | 'channels' | 'people'>;
  readonly manifest: Pick<AppManifest, 'botEvents'>;
  readonly installation: Pick<Installation, 'scopes' | 'refusal'>;
  readonly deliver: Deliver;
  /** Whether there is an app at all. */
  readonly hasApp: () => boolean;
  readonly isOverSocket: () => boolean;
  readonly weather: WeatherStation;
  readonly log: Log;
}

export function createEvents(deps: EventsDeps): Events {
  const { state, manifest, installation, weather, log } = deps;
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  const start = (payload: JsonObject, type: string) => {
    const journey = sendUntilTaken({
      attempt: (retry) =>
        track(
          deps.deliver({
            type: 'events_api',
            name: `event ${type}`,
            payload,
            ...(retry !== undefined && { retry }),
          }),
        ),
      clock: state.clock,
      signal: stopping.signal,
    });
    journey.catch((error: unknown) => log.error('an event could not be sent', { type, error }));
  };

  const isWanted = (subscription: string) =>
    manifest.botEvents.has(subscription) && deps.hasApp() && !stopping.signal.aborted;

  const isAllowed = (subscription: string) => {
    const granted = installation.scopes();
    const needed = EVENT_SCOPES[subscription] ?? [];
    const allowed = needed.length === 0 || needed.some((scope) => granted?.has(scope));
    return (granted === null || allowed) && installation.refusal('bot') === null;
  };

  return {
    emit: (subscription, event) => {
      if (!isWanted(subscription) || !isAllowed(subscription)) {
        return;
      }
      const payload = eventEnvelope(state, event);
      start(payload, event.type);
      if (weather.drawDuplicate()) {
        start(payload, event.type);
      }
    },
    emitFarewell: (event) => {
      if (isWanted(event.type)) {
        start(farewellEnvelope(state, event), event.type);
      }
    },
    emitRateLimited: () => {
      if (deps.hasApp() && !deps.isOverSocket()) {
        start(rateLimitedEnvelope(state), 'app_rate_limited');
      }
    },
    idle: async () => {
      const turn = () => new Promise(setImmediate);
      // A turn each: what was just begun or woken gets under way, and what has
      // to wait for its retry has begun to wait.
      await turn();
      while (underWay.size > 0) {
        await Promise.all(underWay);
        await turn();
      }
    },
    stop: () => stopping.abort(),
  };
}

async function sendUntilTaken(journey: {
  readonly attempt: (retry?: {
    readonly num: number;
    readonly reason: string;
  }) => ReturnType<Deliver>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { attempt, clock, signal } = journey;
  let receipt = await attempt();
  for (const [index, waitMs] of INTERACTION_LIMITS.eventRetriesMs.entries()) {
    if (receipt.kind === 'taken' || receipt.noRetry) {
      return;
    }
    if (waitMs > 0) {
      await clock.sleep(waitMs, signal);
    }
    if (signal.aborted) {
      return;
    }
    receipt = await attempt({ num: index + 1, reason: receipt.reason });
  }
}
