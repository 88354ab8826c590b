import type { Value } from './row-changes.ts';
import type { TruthColumn } from './truth-tables.ts';

/** How PostgreSQL reads and writes bytes in text. */
const HEX = '\\x';

/** A character that PostgreSQL's text cannot hold, and what stands for it. */
const NUL = '\u0000';
const REPLACEMENT = '\uFFFD';

/** A column's value as JSON can carry it and PostgreSQL can read it. */
export function toValue(stored: unknown): Value {
  if (Buffer.isBuffer(stored)) {
    return HEX + stored.toString('hex');
  }
  if (typeof stored === 'string') {
    return stored.includes(NUL) ? stored.replaceAll(NUL, REPLACEMENT) : stored;
  }
  return typeof stored === 'number' ? stored : null;
}

/** A value as SQLite stores it in this column. */
export function toStored(value: Value, { type }: TruthColumn): Value | Buffer {
  return type === 'BLOB' && typeof value === 'string'
    ? Buffer.from(value.slice(HEX.length), 'hex')
    : value;
}
