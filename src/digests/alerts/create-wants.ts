import type { Clock } from '../../model/clock.ts';
import type { Mute } from '../../model/digest/mute.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { PreferenceStore } from '../../store/preference-store.ts';
import { muteNews } from './mute-news.ts';
import type { Wants } from './wants.ts';

export function createWants({
  store,
  clock,
  newId,
}: {
  readonly store: PreferenceStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
}): Wants {
  return {
    preferences: (person) => store.preferencesOf(person),
    save: (person, preferences) => store.putPreferences(person, preferences),
    mutes: (team, holder) => store.mutesOf(team, holder, clock.now()),
    mute: async ({ team, user }, holder, what, days) => {
      const at = clock.now();
      const until = days === null ? null : later(at, days * DAY_MS);
      const mute: Mute = { team, holder, what, until, by: user, at };
      await store.putMute(mute, muteNews({ mute, by: user, at, until }, newId));
      return mute;
    },
    unmute: async ({ team, user }, holder, what) => {
      const at = clock.now();
      const change = { mute: { holder, what }, by: user, at, until: undefined };
      const notices = muteNews(change, newId);
      return store.removeMute({ team, holder, what }, { notices, at });
    },
  };
}
