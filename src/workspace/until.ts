import type { Sight } from './page/snapshot.ts';
import type { Snapshot } from './page-protocol.ts';
import type { Happenings } from './state/happenings.ts';

const patienceMs = 30_000;

/** Looks again whenever something happens, until `look` finds what it waits for. */
export function until<T>(
  { happenings, sight }: { readonly happenings: Happenings; readonly sight: Sight },
  as: string,
  look: (seen: Snapshot) => T | undefined | null | false,
  withinMs: number = patienceMs,
): Promise<T> {
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
      reject(new Error(`Nothing of that was seen by ${as} within ${withinMs} ms.`));
    }, withinMs);
    const stopListening = happenings.listen(tryOnce);
    tryOnce();
  });
}
