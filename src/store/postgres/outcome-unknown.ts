/**
 * SQLSTATEs after which the server may have done what it was told: it says so itself, or it ended the
 * connection, perhaps between the commit and its answer.
 */
const UNKNOWN_STATE = /^(08(00[067]|P01)|40003|57P0[12])$/;
/** The driver's words and the system's codes, once a statement was sent. */
const UNKNOWN_LINE =
  /^(ECONNRESET|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|Query read timeout|Connection terminated( unexpectedly)?)$/;
/** Where there was no connection, to send it over. */
const CONNECTING = /^(connect|getaddrinfo)$/;
const NOT_CONNECTED = /^timeout e|due to connection timeout$|not queryable$/;

/**
 * Whether a statement may have been carried out although it failed: its answer was lost. False means
 * that it certainly was not.
 *
 * @param error - the driver's, or the StoreError that it has become in this thread.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AggregateError) {
    // The latter: all addresses of a host were tried in vain.
    return false;
  }
  const named = (name: string) => String(Reflect.get(error, name) ?? '');
  if (CONNECTING.test(named('syscall')) || NOT_CONNECTED.test(error.message)) {
    return false;
  }
  return (
    UNKNOWN_STATE.test(named('code')) ||
    [named('code'), error.message].some((text) => UNKNOWN_LINE.test(text)) ||
    isOutcomeUnknown(error.cause)
  );
}
