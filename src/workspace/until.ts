import type { Sight } from './page/snapshot.ts';
import type { Snapshot, WireEntry } from './page-protocol.ts';
import type { Happenings } from './state/happenings.ts';

const patienceMs = 30_000;
/** Of what passed between Slack and the app, so much is told: a click, its answers, and what came before. */
const WIRE_TOLD = 12;

/**
 * Looks again whenever something happens, until `look` finds what it waits for.
 *
 * @throws Error after `withinMs`: where it was waited, and what had passed and was seen by then.
 */
export function until<T>(
  { happenings, sight }: { readonly happenings: Happenings; readonly sight: Sight },
  as: string,
  look: (seen: Snapshot) => T | undefined | null | false,
  withinMs: number = patienceMs,
): Promise<T> {
  // Made here, since a timer's stack does not know who waits.
  const tooLong = new Error(`Nothing of that was seen by ${as} within ${withinMs} ms.`);
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      stopListening();
    };
    const tryOnce = () => {
      try {
        const found = look(sight.snapshot(as));
        if (found !== undefined && found !== null && found !== false) {
          finish();
          resolve(found);
        }
      } catch (error) {
        finish();
        reject(error);
      }
    };
    const timer = setTimeout(() => {
      finish();
      tooLong.message += ` ${seenInstead(sight.snapshot(as))}`;
      reject(tooLong);
    }, withinMs);
    const stopListening = happenings.listen(tryOnce);
    tryOnce();
  });
}

function seenInstead({ messages, wire }: Snapshot): string {
  const newest = messages.at(-1);
  const seen = newest === undefined ? 'no message' : `“${newest.text}” at ${newest.ts}`;
  return `Last seen: ${seen}. Last passed:\n${wire.slice(-WIRE_TOLD).map(lineOf).join('\n')}`;
}

function lineOf({ at, direction, name, error, status, tookMs }: WireEntry): string {
  const took = tookMs === null ? 'under way' : `${Math.round(tookMs)} ms`;
  return `  ${at} ${direction} ${name}: ${error ?? status ?? 'ok'}, ${took}`;
}
