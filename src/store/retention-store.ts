/** What is kept for a time only. Runs, their items and reasons, flags and decisions are never dropped. */
export interface RetentionStore {
  /** Drops result lists, events that are worked off, the words of notices that were told, and shares never heard of again. */
  dropPast(before: Date): Promise<{
    readonly lists: number;
    readonly events: number;
    readonly notices: number;
  }>;
}
