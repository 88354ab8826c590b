import type { Clock } from '../../model/clock.ts';
import { MINUTE_MS } from '../../model/duration.ts';

/** Who joins or leaves is seen this much later. */
const KNOWN_FOR_MS = 10 * MINUTE_MS;
/** Answers that are kept; the oldest are asked for again. */
const MOST_KNOWN = 10_000;

/** An answer of Slack's is kept for ten minutes; a failure is undefined, and asked for again. */
export function kept<Key, Answer>(
  clock: Pick<Clock, 'now'>,
  ask: (key: Key) => Promise<Answer>,
): (key: Key) => Promise<Answer | undefined> {
  const known = new Map<Key, { readonly answer: Promise<Answer>; readonly until: number }>();
  return async (key) => {
    const now = clock.now().getTime();
    const before = known.get(key);
    const entry =
      before !== undefined && before.until > now
        ? before
        : { answer: ask(key), until: now + KNOWN_FOR_MS };
    known.delete(key);
    known.set(key, entry);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) {
      known.delete(oldest);
    }
    try {
      return await entry.answer;
    } catch {
      known.delete(key);
      return undefined;
    }
  };
}
