import type { Mute } from '../model/mute.ts';
import type { Preferences } from '../model/preferences.ts';
import type { Actor } from '../model/slack-ids.ts';

/** What people and channels want to hear, and when. */
export interface PreferenceStore {
  /** Those that hold, newest first. */
  mutesOf(team: Mute['team'], holder: string, now: Date): Promise<readonly Mute[]>;
  /** The same where only the channel is known: its id is one workspace's alone. */
  mutesOfChannel(channel: string, now: Date): Promise<readonly Mute[]>;
  /** One of the same thing is replaced. */
  putMute(mute: Mute): Promise<void>;
  /** @returns whether it was there. */
  removeMute(mute: Pick<Mute, 'team' | 'holder' | 'what'>): Promise<boolean>;
  /** Null where the person has never said anything. */
  preferencesOf(person: Actor): Promise<Preferences | null>;
  putPreferences(person: Actor, preferences: Preferences): Promise<void>;
}
