import type { Events } from '../../../model/events/events.ts';
import { INTERACTION_LIMITS } from '../../limits.ts';
import type { Inbox } from '../incoming/inbox.ts';

export interface AnsweredRequestsDeps {
  readonly events: Events;
  readonly memory: Pick<Inbox, 'rememberRequest' | 'answeredRequests' | 'isAnswered'>;
  /** Whether another replica may have answered a request: then the memory is asked about each. */
  readonly isAlone: boolean;
}

/** Signed requests that were answered, for as long as Slack's signature would be taken again. */
export interface AnsweredRequests {
  /** Learns what was answered before a restart; before the first request. */
  recall(): Promise<void>;
  /** @param now - real time in milliseconds, as everywhere here. */
  has(signature: string, now: number): Promise<boolean>;
  /** Counts at once; on disk it is soon after. */
  add(signature: string, now: number): void;
}

export function createAnsweredRequests({
  events,
  memory,
  isAlone,
}: AnsweredRequestsDeps): AnsweredRequests {
  const seen = new Map<string, number>();

  const isAnsweredElsewhere = async (signature: string, now: number): Promise<boolean> => {
    if (isAlone) {
      return false;
    }
    try {
      return await memory.isAnswered(signature, new Date(now));
    } catch (error) {
      // Whoever asked shall hear what is wrong with the database, rather than nothing.
      events.emit('request-unremembered', { error });
      return false;
    }
  };

  return {
    recall: async () => {
      for (const { signature, until } of await memory.answeredRequests(new Date())) {
        seen.set(signature, until.getTime());
      }
    },
    has: async (signature, now) => {
      forget(seen, now);
      return seen.has(signature) || isAnsweredElsewhere(signature, now);
    },
    add: (signature, now) => {
      const until = now + 2 * INTERACTION_LIMITS.signatureMs;
      seen.set(signature, until);
      memory
        .rememberRequest(signature, new Date(until))
        .catch((error: unknown) => events.emit('request-unremembered', { error }));
    },
  };
}

/** In the order in which they were answered the oldest come first. */
function forget(seen: Map<string, number>, now: number): void {
  for (const [signature, until] of seen) {
    if (until >= now) {
      return;
    }
    seen.delete(signature);
  }
}
