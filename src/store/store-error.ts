/** Why the store could not do its work. */
export type StoreErrorCode =
  /** Another process holds the database longer than the store waits. */
  | 'busy'
  | 'disk-full'
  /** The file is no database, or a database of another program. */
  | 'not-ours'
  /** Written by a newer Signalpost. */
  | 'too-new'
  /** An item was to be written under an id that an item of another page has. */
  | 'id-taken'
  | 'unavailable';

/** A fault of the database; `message` is a sentence for the operator, `cause` the driver's error. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
