import type { Clock } from '../../model/clock.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import { later } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { Poster } from './poster.ts';
import type { Throttle } from './throttle.ts';
import type { DigestTimings } from './timings.ts';

export interface FindRunChannelDeps {
  readonly store: Pick<DigestStore, 'knownChannel' | 'keepChannel' | 'setRunChannel'>;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly events: Events;
  readonly throttle: Throttle;
  readonly timings: DigestTimings;
}

export type RunChannelOutcome =
  | { readonly kind: 'found' }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'waiting'; readonly until: Date };

/**
 * Builds what gives a run its channel's id. An id that was found once is kept,
 * also over restarts and renamed channels, until Slack refuses it: in a
 * workspace of thousands a look-up takes minutes.
 */
export function createFindRunChannel(deps: FindRunChannelDeps) {
  const { store, poster, clock, events, throttle, timings } = deps;
  return async ({ id, digest, channel }: DigestRun): Promise<RunChannelOutcome> => {
    const known = await store.knownChannel(channel);
    if (known !== undefined) {
      await store.setRunChannel(id, known);
      return { kind: 'found' };
    }
    const freeAt = throttle.freeAt('find-channel', null, clock.now());
    if (freeAt > clock.now()) {
      return { kind: 'waiting', until: freeAt };
    }
    const outcome = await poster.channelId(channel);
    switch (outcome.kind) {
      case 'channel':
        await store.keepChannel(channel, outcome.id);
        await store.setRunChannel(id, outcome.id);
        return { kind: 'found' };
      case 'limited': {
        const until = later(clock.now(), outcome.retryAfterMs);
        throttle.hold('find-channel', until);
        return { kind: 'waiting', until };
      }
      case 'failed':
        events.emit('channel-lookup-failed', { digest, channel, reason: outcome.reason });
        return { kind: 'waiting', until: later(clock.now(), timings.retryMs) };
      case 'unknown-channel':
        events.emit('channel-not-found', { digest, channel });
        return {
          kind: 'unknown',
          code:
            outcome.missingScope === null
              ? 'channel_not_found'
              : `channel_not_found (missing_scope ${outcome.missingScope})`,
        };
    }
  };
}
