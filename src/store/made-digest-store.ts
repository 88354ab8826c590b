import type { DigestName } from '../model/digest/digest-definition.ts';
import type { MadeDigest } from '../model/digest/made-digest.ts';
import type { Notice } from '../model/notice.ts';
import type { Actor } from '../model/slack-ids.ts';

export interface IndexState {
  /** How many complete indexes there were. */
  readonly number: number;
  /** Null before the first. */
  readonly endedAt: Date | null;
  /** When the newest change was indexed; null before the first. */
  readonly changedAt: Date | null;
}

/** Digests and alerts that were made in Slack, each version of them. */
export interface MadeDigestStore {
  /**
   * @param news - what is told of it, kept in the same write. Default: nothing.
   * @returns false, and keeps nothing, where the name was ever taken.
   */
  addMadeDigest(made: MadeDigest, news?: readonly Notice[]): Promise<boolean>;
  /**
   * Puts the next version in place of the one before.
   *
   * @param news - what is told of it, kept in the same write. Default: nothing.
   * @returns false, and changes nothing, where somebody else has changed it meanwhile.
   */
  changeMadeDigest(next: MadeDigest, news?: readonly Notice[]): Promise<boolean>;
  /** Deleted ones included, so that deleting can be undone. */
  madeDigest(name: DigestName): Promise<MadeDigest | undefined>;
  /** Those that are not deleted, by name: of channels, or people's alerts. */
  madeDigests(of: 'channels' | 'people'): Promise<readonly MadeDigest[]>;
  /** A person's alerts that are not deleted, oldest first. */
  alertsOf(owner: Actor): Promise<readonly MadeDigest[]>;
  /** Up to when an instant digest was looked at and had nothing to tell. */
  seenUntil(name: DigestName): Promise<Date | null>;
  noteSeen(names: readonly DigestName[], until: Date): Promise<void>;
  /** The last complete index, as instant digests ask it. */
  indexState(): Promise<IndexState>;
}
