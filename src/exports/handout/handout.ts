import type { ReviewSubject } from '../../model/review/nomination.ts';

/** What people wrote, or decided, on an item, by their names. */
export interface Said {
  readonly text: string | null;
  readonly by: string;
}

/** An item on the sheet, or a message that was suggested as one. */
export interface HandoutEntry {
  readonly subject: ReviewSubject;
  /** Who suggested it; null for an item of the archive. */
  readonly suggestedBy: string | null;
  readonly note: Said | null;
  /** Who put it into the collection; null where the sheet is made of no collection. */
  readonly addedBy: string | null;
  /** `accepted`, by whom, with the note of the decision. */
  readonly decision: (Said & { readonly verdict: string; readonly day: string }) | null;
}

/** Items that belong together on the sheet. */
export interface HandoutGroup {
  /** Null for items of pages without a theme; of a sheet in the team's order, the one group. */
  readonly heading: string | null;
  readonly entries: readonly HandoutEntry[];
}

/** A sheet to take to a workshop. */
export interface Handout {
  readonly title: string;
  /** `2026-11-28`. */
  readonly day: string;
  readonly groups: readonly HandoutGroup[];
  readonly size: number;
}
