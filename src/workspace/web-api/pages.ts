import type { JsonObject } from '../json.ts';
import { numberAt, wordAt } from './arguments.ts';

export interface ApiPage<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
  /** `response_metadata` with the next cursor, empty at the end. */
  readonly metadata: { readonly response_metadata: { readonly next_cursor: string } };
}

/** Cuts the page that `limit` and `cursor` ask for; null where the cursor was not ours. */
export type PageOf = <T>(rows: readonly T[], args: JsonObject, usual: number) => ApiPage<T> | null;

/** @param most - rows of a page, however many are asked for. Slack gives 1,000, or fewer as it likes. */
export function createPageOf(most: number): PageOf {
  return (rows, args, usual) => cutPage(rows, args, Math.min(usual, most), most);
}

function cutPage<T>(
  rows: readonly T[],
  args: JsonObject,
  usual: number,
  most: number,
): ApiPage<T> | null {
  const cursor = wordAt(args, 'cursor');
  const start = cursor === undefined ? 0 : readCursor(cursor);
  if (start === null) {
    return null;
  }
  const limit = Math.min(most, Math.max(1, numberAt(args, 'limit') ?? usual));
  const end = start + limit;
  const hasMore = end < rows.length;
  return {
    rows: rows.slice(start, end),
    hasMore,
    metadata: { response_metadata: { next_cursor: hasMore ? writeCursor(end) : '' } },
  };
}

function writeCursor(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64');
}

function readCursor(cursor: string): number | null {
  const match = /^offset:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString());
  return match?.[1] === undefined ? null : Number(match[1]);
}
