/** How far a replica's copy is behind the database that all share. */
export type ReplicaLag =
  /** @param changes - that are not here yet. */
  | { readonly kind: 'following'; readonly changes: number }
  /** @param reason - why it cannot be followed, as a sentence. @param since - null: it was lost just now. */
  | { readonly kind: 'lost'; readonly reason: string; readonly since: Date | null };

/** What a store that follows a shared database offers beside the store's own methods. */
export interface Replica {
  lag(): Promise<ReplicaLag>;
  /** The database's time, on which all replicas agree whatever their machines' clocks say. */
  now(): Date;
}
