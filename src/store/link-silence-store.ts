import type { LinkSilence, ShownLink } from '../model/link-silence.ts';

/** Which links were shown where a while ago. */
export interface LinkSilenceStore {
  /**
   * Begins a silence, for all processes at once.
   *
   * @returns false while one goes on that another message began. The message that began it may
   *   begin it again: its event comes once more where a process ended before it was worked off.
   */
  beginSilence(silence: LinkSilence, now: Date): Promise<boolean>;
  /** Nothing was shown below the message after all. */
  endSilence(shown: ShownLink): Promise<void>;
}
