import type { Mute, Muted } from '../../model/digest/mute.ts';
import type { Preferences } from '../../model/digest/preferences.ts';
import type { Actor, ChannelId, UserId } from '../../model/slack-ids.ts';

/** Whose digests are meant: a person's alerts, or what goes to a channel. */
export type Holder = UserId | ChannelId;

/**
 * What people and channels want to hear, and when. Whether somebody may change a channel's is asked
 * before; the channel hears who did it.
 */
export interface Wants {
  /** Null where the person has never said anything: then nothing is quiet. */
  preferences(person: Actor): Promise<Preferences | null>;
  save(person: Actor, preferences: Preferences): Promise<void>;
  /** Those that hold now, newest first. */
  mutes(team: Actor['team'], holder: Holder): Promise<readonly Mute[]>;
  /** @param days - for how long; null is for good. One of the same thing is replaced. */
  mute(by: Actor, holder: Holder, what: Muted, days: number | null): Promise<Mute>;
  /** @returns whether it was there. */
  unmute(by: Actor, holder: Holder, what: Muted): Promise<boolean>;
}
