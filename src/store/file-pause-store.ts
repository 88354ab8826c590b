import type { DigestName } from '../model/digest/digest-definition.ts';
import type { Pause } from '../model/digest/pause.ts';

/** That the digest of a file rests, since its channel takes nothing. */
export interface FilePause {
  readonly name: DigestName;
  /** As the file said it then: one that says another is not paused. */
  readonly channel: string;
  readonly pause: Pause;
}

/** Digests of files that rest; those that were made in Slack say it themselves. */
export interface FilePauseStore {
  /** @returns how it rests: as it does already, where it rests for this channel. */
  pauseFile(wanted: FilePause): Promise<Pause>;
  filePauses(): Promise<readonly FilePause[]>;
  /** @returns false where it did not rest. */
  resumeFile(name: DigestName, at: Date): Promise<boolean>;
  /** When it went on last; null where it never rested. */
  fileResumedAt(name: DigestName): Promise<Date | null>;
}
