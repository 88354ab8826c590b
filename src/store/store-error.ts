/** Why the store could not do its work. */
export type StoreErrorCode =
  /** Another process holds the database longer than the store waits, or too much is asked at once. */
  | 'busy'
  | 'disk-full'
  /** The file is no database, or a database of another program. */
  | 'not-ours'
  /** Written by a newer Signalpost. */
  | 'too-new'
  /** An item was to be written under an id that an item of another page has. */
  | 'id-taken'
  /** The file, its folder or its file system may not be written to. */
  | 'read-only'
  /** The file was deleted or replaced while it was open: what is written now would be lost. */
  | 'replaced'
  /** A part of the database does not read as it was written. */
  | 'damaged'
  /** The server that holds it does not answer, starts or stops: it may be back in a moment. */
  | 'away'
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

/** Whether it may be over by itself in a moment, so that the same is worth another try. */
export function mayPass(error: unknown): error is StoreError {
  return error instanceof StoreError && (error.code === 'away' || error.code === 'busy');
}
