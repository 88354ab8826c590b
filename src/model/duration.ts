/** Lengths of time in milliseconds, and instants reckoned with them. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Twenty-four hours; a calendar day in a zone may have 23 or 25 (see digests/schedule). */
export const DAY_MS = 24 * HOUR_MS;

/** @param ms - below zero goes back. */
export function later(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

/** @param instants - at least one. */
export function earliest(...instants: readonly [Date, ...Date[]]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}

/** @param instants - at least one. */
export function latest(...instants: readonly [Date, ...Date[]]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
