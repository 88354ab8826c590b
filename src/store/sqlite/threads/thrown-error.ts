import { StoreError, type StoreErrorCode } from '../../store-error.ts';

/** An error on its way between threads; as it is, it would arrive without its class and its code. */
export interface ThrownError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a StoreError; null for any other. */
  readonly code: StoreErrorCode | null;
  readonly cause: ThrownError | undefined;
}

export function packError(error: unknown): ThrownError {
  if (!(error instanceof Error)) {
    return { message: String(error), stack: undefined, code: null, cause: undefined };
  }
  const { message, stack, cause } = error;
  const code = error instanceof StoreError ? error.code : null;
  return { message, stack, code, cause: cause === undefined ? undefined : packError(cause) };
}

/** What was thrown, with the stack of the thread that threw it. */
export function unpackError({ message, stack, code, cause }: ThrownError): Error {
  const options = cause === undefined ? {} : { cause: unpackError(cause) };
  const error =
    code === null ? new Error(message, options) : new StoreError(code, message, options);
  if (stack !== undefined) {
    error.stack = stack;
  }
  return error;
}
