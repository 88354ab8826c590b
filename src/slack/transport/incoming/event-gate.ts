import { z } from 'zod';
import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import type { Inbox } from './inbox.ts';
import type { WorkInProgress } from './work-in-progress.ts';

/** Failed this often, an event is left in the inbox and no longer tried. */
const MAX_ATTEMPTS = 5;
/** An event that waits longer than this is not being worked on by anybody. */
const WAITING_MS = 60_000;
/** However a clock was moved while the process was down, its events lie before this. */
const ANY_TIME_MS = 1000 * 365 * 24 * 60 * 60 * 1000;

const EventBody = z.looseObject({ type: z.literal('event_callback'), event_id: z.string().min(1) });

/** The part of a receiver's event that matters here. */
interface Incoming {
  readonly body: unknown;
  readonly ack: (response?: never) => Promise<void>;
}

export interface EventGateDeps {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly events: Events;
  readonly work: WorkInProgress;
  /** Names this replica, which is at what it has recorded until it is done, or dead. */
  readonly owner: string;
  /**
   * Around the work on an event: what it calls must leave nothing once another replica may have taken
   * the event over. Default: no other can be.
   */
  readonly within?: (work: () => Promise<void>) => Promise<void>;
}

export interface EventGate<Event extends Incoming> {
  process(event: Event): Promise<void>;
  /** Works off what an earlier process left unfinished, however young. */
  replayLeftOver(): Promise<void>;
  /** Works off events that have been unfinished for a minute: their listeners failed. */
  replayWaiting(): Promise<void>;
}

/**
 * Stands in front of Bolt, which acknowledges an event before its listeners
 * run and knows no event twice. Here an event is on disk before Slack is
 * answered, and runs until its listeners have ended well, once. A failed
 * record throws: HTTP answers 500, the socket does not acknowledge, and
 * Slack sends the event again.
 *
 * What another replica is at is acknowledged and left to it. Should it die,
 * whoever looks through the inbox next takes the event over.
 *
 * @param next - Bolt's own way to process; rejects when a listener fails.
 * @param replayed - an event from the inbox, whose acknowledgement is long past.
 */
export function createEventGate<Event extends Incoming>(
  { inbox, clock, events, work, owner, within = (working) => working() }: EventGateDeps,
  next: (event: Event) => Promise<void>,
  replayed: (body: Record<string, unknown>) => Event,
): EventGate<Event> {
  const running = new Set<string>();

  const runOnce = async (id: string, event: Event): Promise<void> => {
    running.add(id);
    try {
      await within(() => next(event));
      await inbox.finishEvent(id, clock.now());
    } catch (error) {
      // Whoever can tell the person has done so (see error-edge.ts); the event itself waits.
      await inbox.failEvent(id, error instanceof Error ? error.message : String(error));
    } finally {
      running.delete(id);
    }
  };

  /** @param ahead - milliseconds after now before which an event must have come in. */
  const replay = async (ahead: number): Promise<void> => {
    const before = new Date(clock.now().getTime() + ahead);
    for (const { id, body } of await inbox.waitingEvents(before, MAX_ATTEMPTS)) {
      const known = EventBody.safeParse(body).data;
      if (known === undefined || running.has(id)) {
        continue;
      }
      if (await inbox.claimEvent(id, owner, clock.now())) {
        events.emit('event-replayed', { id });
        await work.run(() => runOnce(id, replayed(known)));
      }
    }
  };

  return {
    process: (event) =>
      work.run(async () => {
        const body = EventBody.safeParse(event.body).data;
        if (body === undefined) {
          await next(event);
          return;
        }
        const state = await inbox.recordEvent(body.event_id, body, clock.now(), owner);
        if (state === 'done' || state === 'under-way' || running.has(body.event_id)) {
          events.emit('event-repeated', { id: body.event_id, state });
          await event.ack();
          return;
        }
        await runOnce(body.event_id, event);
      }),
    replayLeftOver: () => replay(ANY_TIME_MS),
    replayWaiting: () => replay(-WAITING_MS),
  };
}
