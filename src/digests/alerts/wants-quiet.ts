import { type DigestDefinition, isPerson } from '../../model/digest/digest-definition.ts';
import type { Preferences } from '../../model/digest/preferences.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import type { Slot } from '../schedule/slots.ts';
import { isQuiet, isQuietDay } from './quiet-time.ts';

type Store = Pick<PreferenceStore, 'preferencesOf'>;

/** Whether the person of an alert wants to hear nothing at an instant; of a channel nobody does. */
export async function wantsQuiet(
  store: Store,
  definition: DigestDefinition,
  at: Date,
): Promise<boolean> {
  return isQuiet(await preferencesOf(store, definition), at);
}

/** The slots that count: those of an alert on a day that its person keeps free are none. */
export async function heardSlots(
  store: Store,
  definition: DigestDefinition,
  slots: readonly Slot[],
): Promise<readonly Slot[]> {
  const preferences = slots.length === 0 ? null : await preferencesOf(store, definition);
  return slots.filter(({ at }) => !isQuietDay(preferences, at));
}

async function preferencesOf(
  store: Store,
  { channel, made }: DigestDefinition,
): Promise<Preferences | null> {
  return made === null || !isPerson(channel)
    ? null
    : store.preferencesOf({ team: made.team, user: made.owner });
}
