import type { DigestParent } from '../model/digest-message.ts';
import type { MessageRef } from '../model/slack-ids.ts';
import type { DigestList, PreviewOutcome, RunOutcome } from './outcome.ts';

/** What people ask of digests. Times are the injected clock's. */
export interface Digests {
  list(): Promise<DigestList>;
  /** What the digest would post now. Writes nothing and moves no mark. */
  preview(name: string): Promise<PreviewOutcome>;
  /**
   * Plans a run for this minute, which covers everything since the last one; the next scheduled
   * run starts where it ends. Posting follows; it is not awaited.
   *
   * @param requestedBy - who asked, for the record: a user id, or `cli`.
   */
  run(name: string, requestedBy: string): Promise<RunOutcome>;
  /** What a digest's message in the channel lists; undefined for every other message, an item's reply included. */
  itemsAt(ref: MessageRef): Promise<DigestParent | undefined>;
}
