import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { DAY_MS, later, latest } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { ItemId } from '../../model/item.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import { SKEW_MS } from './look-up-delivery.ts';
import type { FindPostedOutcome, Poster } from './poster.ts';
import { digestKey } from './run-ids.ts';

export interface RecallPostedDeps {
  readonly store: Pick<DigestStore, 'knownChannel' | 'putArrivalsBack' | 'hasArrivalsSince'>;
  readonly poster: Pick<Poster, 'channelId' | 'findPosted'>;
  readonly clock: Clock;
  readonly events: Events;
}

/** What a month ago was posted is in no digest's period any more. */
const LOOK_BACK_MS = 31 * DAY_MS;
/** Slack is there when this is asked; whoever is refused three times has no right to look. */
const TRIES = 3;
const AGAIN_MS = 5_000;
/** Longer waits would hold up the planning of all digests. */
const MOST_WAIT_MS = 60_000;

/**
 * Builds what keeps a restored backup from telling of pages twice. Pages that arrived after it was
 * made are new to it, though digests told of them: their messages stand in the channels. Where there
 * are any, the pages they are of count as seen when the database was last in use, so that a run that
 * is planned anew finds them, and next week's does not.
 *
 * @returns the action for a start, once the archive is indexed and before anything is planned.
 *   `since` is when the database's last index ended. It reports, and never throws but for the store.
 */
export function createRecallPosted({ store, poster, clock, events }: RecallPostedDeps) {
  const ask = async (definition: DigestDefinition, since: Date): Promise<FindPostedOutcome> => {
    const { name, channel } = definition;
    const known = await store.knownChannel(channel);
    const found =
      known === undefined
        ? await poster.channelId(channel)
        : ({ kind: 'channel', id: known } as const);
    switch (found.kind) {
      case 'channel':
        return poster.findPosted(found.id, digestKey(name), since);
      case 'unknown-channel':
        // Nothing of ours can stand where the app is not.
        return { kind: 'posted', messages: [] };
      case 'limited':
      case 'failed':
        return found;
    }
  };
  const askPatiently = async (definition: DigestDefinition, since: Date, until: AbortSignal) => {
    for (let tries = 1; ; tries += 1) {
      const outcome = await ask(definition, since);
      if (outcome.kind === 'posted' || tries === TRIES || until.aborted) {
        return outcome;
      }
      const wait = outcome.kind === 'limited' ? outcome.retryAfterMs : AGAIN_MS;
      await clock.sleep(Math.min(wait, MOST_WAIT_MS), until);
    }
  };
  const recall = async (
    definition: DigestDefinition,
    since: Date,
    until: AbortSignal,
  ): Promise<void> => {
    const from = later(latest(since, later(clock.now(), -LOOK_BACK_MS)), -SKEW_MS);
    const outcome = await askPatiently(definition, from, until);
    if (outcome.kind !== 'posted') {
      const reason = outcome.kind === 'failed' ? outcome.reason : 'Slack asks to wait';
      events.emit('recall-failed', { digest: definition.name, reason });
      return;
    }
    const items = outcome.messages.flatMap(({ itemId }): ItemId[] =>
      itemId === null ? [] : [itemId],
    );
    const pages = items.length === 0 ? 0 : await store.putArrivalsBack(items, since);
    if (pages > 0) {
      events.emit('arrivals-recalled', { digest: definition.name, pages });
    }
  };
  return async (
    definitions: readonly DigestDefinition[],
    since: Date,
    until: AbortSignal,
  ): Promise<void> => {
    // After most starts nothing is new, and Slack need not be asked about each digest and alert.
    if (!(await store.hasArrivalsSince(since))) {
      return;
    }
    for (const definition of until.aborted ? [] : definitions) {
      try {
        await recall(definition, since, until);
      } catch (error) {
        events.emit('planning-failed', { digest: definition.name, error });
      }
    }
  };
}
