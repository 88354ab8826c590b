/** One step of the schema, forward only. Never edited once released: add the next one. */
export interface Migration {
  /** From 1, without gaps; becomes the database's `user_version`. */
  readonly version: number;
  readonly sql: string;
}
