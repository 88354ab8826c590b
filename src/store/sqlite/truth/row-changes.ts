/** As it stands in a row; bytes are told from text by their column. */
export type Value = string | number | null;

/** What became of rows of one table. Keys and rows list their values in the order of its columns. */
export interface TableChange {
  /** Every key that was written or deleted. */
  readonly keys: readonly (readonly Value[])[];
  /** Rows as they stand now, whole; a key without one is gone. */
  readonly rows: readonly (readonly Value[])[];
}

/** By table. */
export type RowChanges = Readonly<Record<string, TableChange>>;
