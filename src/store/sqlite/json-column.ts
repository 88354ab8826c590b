/** Writes a value as JSON with its dates marked, so that readJson gives them back as dates. */
export function writeJson(value: unknown): string {
  return JSON.stringify(markDates(value)) ?? 'null';
}

/** What writeJson wrote, for a schema to parse. */
export function readJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) =>
    isMarkedDate(value) ? new Date(value.$date) : value,
  );
}

function markDates(value: unknown): unknown {
  if (value instanceof Date) {
    return { $date: value.toISOString() };
  }
  if (Array.isArray(value)) {
    return value.map(markDates);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, markDates(part)]));
  }
  return value;
}

function isMarkedDate(value: unknown): value is { readonly $date: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$date' in value &&
    typeof value.$date === 'string' &&
    Object.keys(value).length === 1
  );
}
