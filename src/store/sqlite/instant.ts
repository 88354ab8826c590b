import { z } from 'zod';

/** A column of UTC milliseconds. */
export const Instant = z.number().transform((ms) => new Date(ms));

/** Milliseconds for a column; null stays null. */
export function toMs(date: Date): number;
export function toMs(date: Date | null): number | null;
export function toMs(date: Date | null): number | null {
  return date === null ? null : date.getTime();
}
