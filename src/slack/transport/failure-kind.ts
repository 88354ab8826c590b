import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** Whether trying again may help, as things are: `final` needs a person first. */
export type FailureKind = 'final' | 'temporary';

/** Refusals that Slack takes back by itself. Every other word of its own is final. */
const PASSING = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'accesslimited',
  'team_added_to_org',
  'team_is_being_migrated',
  'external_org_migration_in_progress',
  'internal_error_migration_in_progress',
];

/** Nobody listens there, or there is no such place: a wrong address until somebody mends it. */
const WRONG_ADDRESS = ['ECONNREFUSED', 'ENOTFOUND', 'ERR_INVALID_URL', 'EADDRNOTAVAIL', 'bad port'];

/** What a failed call to Slack means for a start. An answer that is not Slack's own JSON is temporary. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof WebAPIPlatformError) {
    const word = error.data.error;
    // The SDK hands on a body that is no JSON as if it were a refusal.
    return isWord(word) && !PASSING.includes(word) ? 'final' : 'temporary';
  }
  if (error instanceof WebAPIRateLimitedError || error instanceof WebAPIHTTPError) {
    return 'temporary';
  }
  return WRONG_ADDRESS.includes(networkCode(error) ?? '') ? 'final' : 'temporary';
}

/** Slack's own words are short and in one piece: `invalid_auth`. */
export function isWord(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z][a-z0-9_]{1,60}$/.test(text);
}

/** The ports of other protocols, 9 or 25 for instance, which no `fetch` calls. */
const BLOCKED_PORT = 'bad port';

/** The system's code at the bottom of a failed call, `ECONNREFUSED`; undefined where there is none. */
export function networkCode(error: unknown): string | undefined {
  const inner = error instanceof WebAPIRequestError ? error.original : causeOf(error);
  if (inner !== undefined) {
    return networkCode(inner);
  }
  if (!(error instanceof Error)) {
    return undefined;
  }
  return 'code' in error && typeof error.code === 'string'
    ? error.code
    : error.message === BLOCKED_PORT
      ? BLOCKED_PORT
      : undefined;
}

function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError) {
    return error.errors[0];
  }
  return error instanceof Error ? error.cause : undefined;
}
