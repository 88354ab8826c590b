import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { reasonOf } from './post-outcome.ts';

export interface WalkPage<Row> {
  readonly rows: readonly Row[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

export type WalkOutcome<Row> =
  /** Every page was read. */
  | { readonly kind: 'complete'; readonly rows: readonly Row[] }
  | { readonly kind: 'limited'; readonly retryAfterMs: number; readonly rows: readonly Row[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly code: string | null };

/** Walks through every page of something that Slack gives by cursor. */
export type ResumeWalk<Row> = (
  key: string,
  readPage: (cursor: string) => Promise<WalkPage<Row>>,
) => Promise<WalkOutcome<Row>>;

/** Walks that were stopped and never asked for again. */
const MOST_OPEN = 100;

/**
 * Builds walks that go on where Slack's rate limit, or a broken connection,
 * stopped them: begun anew each time, a walk over more pages than a minute's
 * calls would never end. A refusal drops what was read, for its cursor may be
 * what Slack refuses.
 */
export function createResumeWalk<Row>(): ResumeWalk<Row> {
  const open = new Map<string, { readonly rows: Row[]; cursor: string }>();
  return async (key, readPage) => {
    const walk = open.get(key) ?? { rows: [], cursor: '' };
    try {
      do {
        const page = await readPage(walk.cursor);
        walk.rows.push(...page.rows);
        walk.cursor = page.nextCursor;
      } while (walk.cursor !== '');
      open.delete(key);
      return { kind: 'complete', rows: walk.rows };
    } catch (error) {
      if (error instanceof WebAPIPlatformError) {
        open.delete(key);
        return { kind: 'failed', reason: reasonOf(error), code: error.data.error };
      }
      keep(key, walk);
      return error instanceof WebAPIRateLimitedError
        ? { kind: 'limited', retryAfterMs: error.retryAfter * 1000, rows: walk.rows }
        : { kind: 'failed', reason: reasonOf(error), code: null };
    }
  };

  function keep(key: string, walk: { readonly rows: Row[]; cursor: string }): void {
    open.delete(key);
    open.set(key, walk);
    const [oldest] = open.keys();
    if (open.size > MOST_OPEN && oldest !== undefined) {
      open.delete(oldest);
    }
  }
}
