import { isObject, type JsonObject, parseJson } from '../json.ts';

/** Arguments that are JSON inside a form field, as Slack's clients send them. */
const structured = new Set(['attachments', 'blocks', 'files', 'metadata', 'unfurls', 'view']);

/**
 * Reads the arguments of a Web API call from a form, JSON or the query.
 *
 * @param contentType - as sent; its charset does not matter.
 * @returns null where the body is not what its type says.
 */
export function readArguments(
  contentType: string | undefined,
  body: string,
  query: URLSearchParams,
): JsonObject | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    const parsed = body === '' ? {} : parseJson(body);
    return isObject(parsed) ? parsed : null;
  }
  const fields = [...query, ...new URLSearchParams(body)];
  return Object.fromEntries(
    fields.map(([key, value]) => [key, structured.has(key) ? (parseJson(value) ?? value) : value]),
  );
}

/** A switch, however it was written. */
export function flagAt(args: JsonObject, key: string, otherwise = false): boolean {
  const value = args[key];
  if (value === undefined || value === null || value === '') {
    return otherwise;
  }
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** A text, also where JSON brought a number. */
export function wordAt(args: JsonObject, key: string): string | undefined {
  const value = args[key];
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number; undefined where there is none. */
export function numberAt(args: JsonObject, key: string): number | undefined {
  const value = Number(wordAt(args, key) ?? Number.NaN);
  return Number.isInteger(value) ? value : undefined;
}

/** Ids separated by commas, or a list of them. */
export function wordsAt(args: JsonObject, key: string): readonly string[] {
  const value = args[key];
  if (Array.isArray(value)) {
    return value.filter((word) => typeof word === 'string');
  }
  return (wordAt(args, key) ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
