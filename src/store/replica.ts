/** How far a replica's copy is behind the database that all share. */
export interface ReplicaLag {
  /** Changes that are not here yet; null while the database cannot be asked. */
  readonly changes: number | null;
  /** Since when the database has not been reached; null while it is. */
  readonly lostSince: Date | null;
}

/** What a store that follows a shared database offers beside the store's own methods. */
export interface Replica {
  lag(): Promise<ReplicaLag>;
  /** The database's time, on which all replicas agree whatever their machines' clocks say. */
  now(): Date;
}
