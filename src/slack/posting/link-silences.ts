import type { LinkSilence, ShownLink } from '../../model/link-silence.ts';

/** Remembers which links were shown where, over restarts and for all processes; the store is one. */
export interface LinkSilences {
  /** @returns false while a silence goes on that another message began. */
  beginSilence(silence: LinkSilence, now: Date): Promise<boolean>;
  endSilence(shown: ShownLink): Promise<void>;
}
