import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { PostOutcome } from '../../model/digest/post-outcome.ts';
import { isWithheld } from '../transport/permit.ts';

/** Slack refused the message, or the message as part of this thread; the channel takes others. */
const MESSAGE_REFUSALS = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
  'metadata_too_large',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_must_be_sent_from_app',
  'invalid_arguments',
  'invalid_arg_name',
  'cannot_reply_to_message',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'message_not_found',
  'thread_not_found',
];

const CHANNEL_REFUSALS = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'messages_tab_disabled',
  'user_not_in_channel',
];

/** The token or the app itself: no call will pass before an operator has mended it. */
const WORKSPACE_REFUSALS = [
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
  'team_not_found',
  'access_denied',
  'two_factor_setup_required',
];

/** When Slack names no time to wait. */
const DEFAULT_WAIT_MS = 30_000;

/**
 * What a failed call says about the message. Only what Slack documents as a
 * refusal counts as one; `internal_error` and `fatal_error` may have posted it.
 */
export function failedPost(error: unknown): Exclude<PostOutcome, { readonly kind: 'posted' }> {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'limited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) {
    return refusal(error.data.error);
  }
  if (isWithheld(error)) {
    return { kind: 'withheld' };
  }
  if (error instanceof WebAPIHTTPError) {
    return { kind: 'unknown', reason: `http_${error.statusCode}` };
  }
  return { kind: 'unknown', reason: reasonOf(error) };
}

/** A fault in a few words, for the ledger. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refusal(code: string): Exclude<PostOutcome, { readonly kind: 'posted' }> {
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') {
    return { kind: 'limited', retryAfterMs: DEFAULT_WAIT_MS };
  }
  if (MESSAGE_REFUSALS.includes(code)) {
    return { kind: 'refused', code, scope: 'message' };
  }
  if (CHANNEL_REFUSALS.includes(code)) {
    return { kind: 'refused', code, scope: 'channel' };
  }
  if (WORKSPACE_REFUSALS.includes(code)) {
    return { kind: 'refused', code, scope: 'workspace' };
  }
  return { kind: 'unknown', reason: code };
}
