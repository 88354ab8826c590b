import type { Mute } from '../model/digest/mute.ts';
import type { Preferences } from '../model/digest/preferences.ts';
import type { Notice } from '../model/notice.ts';
import type { Actor } from '../model/slack-ids.ts';

/** What people and channels want to hear, and when. */
export interface PreferenceStore {
  /** Those that hold, newest first. */
  mutesOf(team: Mute['team'], holder: string, now: Date): Promise<readonly Mute[]>;
  /** The same where only the channel is known: its id is one workspace's alone. */
  mutesOfChannel(channel: string, now: Date): Promise<readonly Mute[]>;
  /** One of the same thing is replaced. @param news - what is told of it, kept in the same write. */
  putMute(mute: Mute, news?: readonly Notice[]): Promise<void>;
  /** @param news - kept where it was there. @returns whether it was. */
  removeMute(
    mute: Pick<Mute, 'team' | 'holder' | 'what'>,
    news?: { readonly notices: readonly Notice[]; readonly at: Date },
  ): Promise<boolean>;
  /** Null where the person has never said anything. */
  preferencesOf(person: Actor): Promise<Preferences | null>;
  putPreferences(person: Actor, preferences: Preferences): Promise<void>;
}
