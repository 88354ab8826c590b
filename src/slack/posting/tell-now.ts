import type { Events } from '../../model/events/events.ts';

/** Tells channels and people what has just been written for them. Reports, and never throws. */
export type TellNow = () => Promise<void>;

/** What fails here is told by the chore of each minute: it is written. */
export function createTellNow({
  sendNotices,
  events,
}: {
  readonly sendNotices: () => Promise<unknown>;
  readonly events: Events;
}): TellNow {
  return async () => {
    try {
      await sendNotices();
    } catch (error) {
      events.emit('chore-failed', { chore: 'tell people', error });
    }
  };
}
