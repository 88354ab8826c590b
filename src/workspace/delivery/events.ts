import type { Clock } from '../../model/clock.ts';
import type { Log } from '../../model/log.ts';
import { INTERACTION_LIMITS } from '../../slack/limits.ts';
import type { JsonObject } from '../json.ts';
import type { AppManifest } from '../manifest.ts';
import type { State } from '../state/state.ts';
import type { WeatherStation } from '../weather.ts';
import type { Deliver } from './deliver.ts';

/** Sends events to the app, as far as its manifest subscribes to them. */
export interface Events {
  /**
   * Sends one event and, as long as the app does not take it, three times
   * more: at once, after a minute, after five (on the injected clock).
   *
   * @param subscription - its name in the manifest: `message.channels`, `reaction_added`.
   */
  emit(subscription: string, event: JsonObject & { readonly type: string }): void;
  /** Resolves when nothing is on its way; retries that wait for their time do not count. */
  idle(): Promise<void>;
  /** Gives up what is still to be sent again. */
  stop(): void;
}

interface EventsDeps {
  readonly state: Pick<State, 'clock' | 'identity' | 'newId'>;
  readonly manifest: AppManifest;
  readonly deliver: Deliver;
  /** Whether there is an app at all. */
  readonly hasApp: () => boolean;
  readonly weather: WeatherStation;
  readonly log: Log;
}

export function createEvents(deps: EventsDeps): Events {
  const { state, manifest, weather, log } = deps;
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

  return {
    emit: (subscription, event) => {
      const wanted = manifest.botEvents.has(subscription) && deps.hasApp();
      if (!wanted || stopping.signal.aborted) {
        return;
      }
      const payload = envelope(state, event);
      start(payload, event.type);
      if (weather.drawDuplicate()) {
        start(payload, event.type);
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

function envelope(
  { clock, identity, newId }: EventsDeps['state'],
  event: JsonObject & { readonly type: string },
): JsonObject {
  const eventId = newId('Ev');
  return {
    token: 'deprecated-verification-token',
    team_id: identity.teamId,
    context_team_id: identity.teamId,
    context_enterprise_id: null,
    api_app_id: identity.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: identity.teamId,
        user_id: identity.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
