import type { Clock } from '../../model/clock.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { Mute } from '../../model/mute.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import type { Wants } from './wants.ts';

export function createWants({
  store,
  clock,
}: {
  readonly store: PreferenceStore;
  readonly clock: Pick<Clock, 'now'>;
}): Wants {
  return {
    preferences: (person) => store.preferencesOf(person),
    save: (person, preferences) => store.putPreferences(person, preferences),
    mutes: (team, holder) => store.mutesOf(team, holder, clock.now()),
    mute: async ({ team, user }, holder, what, days) => {
      const at = clock.now();
      const until = days === null ? null : later(at, days * DAY_MS);
      const mute: Mute = { team, holder, what, until, by: user, at };
      await store.putMute(mute);
      return mute;
    },
    unmute: (team, holder, what) => store.removeMute({ team, holder, what }),
  };
}
