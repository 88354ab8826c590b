import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { HOUR_MS, later } from '../../model/duration.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import { wantsQuiet } from './wants-quiet.ts';

/** Between two messages of an alert whose person has not asked for more. */
const PAUSE_MS = HOUR_MS;

/** Whether an instant alert waits: for its hour to pass, or for the quiet hours of its person. */
export async function hasToWait(
  store: Pick<DigestStore, 'runs'> & Pick<PreferenceStore, 'preferencesOf'>,
  definition: DigestDefinition,
  now: Date,
): Promise<boolean> {
  const [last] = definition.unhurried ? await store.runs(definition.name, 1) : [];
  const isRecent =
    last !== undefined && last.state !== 'refused' && now < later(last.plannedAt, PAUSE_MS);
  return isRecent || wantsQuiet(store, definition, now);
}
