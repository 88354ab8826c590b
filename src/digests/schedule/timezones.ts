import { nearestFirst } from '../../search/suggest/nearest-first.ts';

export type TimezoneOutcome =
  | { readonly kind: 'timezone'; readonly name: string }
  | { readonly kind: 'unknown'; readonly nearest: string };

/**
 * Reads the IANA name of a zone. Fixed offsets (`+01:00`) are refused, since a
 * digest's hour would shift twice a year, and so is a name in the wrong case,
 * which some systems take and others do not.
 */
export function readTimezone(text: string): TimezoneOutcome {
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const folded = text.toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === folded);
  if (exact !== undefined) {
    return exact === text ? { kind: 'timezone', name: text } : { kind: 'unknown', nearest: exact };
  }
  if (isAlias(text)) {
    return { kind: 'timezone', name: text };
  }
  // Last, and after aliases: it compares all 418 names, which takes 10 ms.
  const [nearest = 'Europe/Paris'] = nearestFirst(text, names);
  return { kind: 'unknown', nearest };
}

/** The zones that hold what is typed, at most so many; the nearest spellings where none does. */
export function findTimezones(typed: string, limit: number): readonly string[] {
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const holding = names.filter((name) => name.toLowerCase().includes(wanted));
  return (holding.length > 0 ? holding : nearestFirst(typed, names)).slice(0, limit);
}

/** Older names (`Asia/Calcutta`, `US/Eastern`) are not listed, but are zones all the same. */
function isAlias(text: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*){0,2}$/.test(text) || text.length > 50) {
    return false;
  }
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
