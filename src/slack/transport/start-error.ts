import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { ZodError } from 'zod';
import { reasonOf } from '../posting/post-outcome.ts';
import { type FailureKind, failureKind, isWord, networkCode } from './failure-kind.ts';
import { NoBotTokenError } from './own-identity.ts';

/** The app could not be connected; the message is a sentence for an operator's terminal. */
export class SlackStartError extends Error {
  readonly code = 'slack_start';
  /** `temporary`: the same step may pass in a while, so it is worth trying again. */
  readonly kind: FailureKind;

  constructor(message: string, kind: FailureKind, cause: unknown) {
    super(message, { cause });
    this.name = 'SlackStartError';
    this.kind = kind;
  }
}

/**
 * Does one step of connecting and says what to look at when it fails.
 *
 * @param variable - the environment variable that Slack's refusal speaks about.
 * @throws {SlackStartError}
 */
export async function connecting<Result>(
  variable: string,
  slackApiUrl: string,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw startError(variable, slackApiUrl, error);
  }
}

/** What a failed step of connecting means, in a sentence. */
export function startError(variable: string, slackApiUrl: string, error: unknown): SlackStartError {
  if (error instanceof SlackStartError) {
    return error;
  }
  if (error instanceof NoBotTokenError) {
    return new SlackStartError(
      `${variable} is a user token. It takes the Bot User OAuth Token of OAuth & Permissions, which begins with xoxb-.`,
      'final',
      error,
    );
  }
  const kind = failureKind(error);
  return new SlackStartError(
    kind === 'final' && error instanceof WebAPIPlatformError
      ? refusal(variable, error.data)
      : `Slack cannot be reached at ${slackApiUrl}: ${reason(error)}. ${advice(kind)}`,
    kind,
    error,
  );
}

function refusal(variable: string, data: WebAPIPlatformError['data']): string {
  const { error } = data;
  if (error === 'missing_scope') {
    const needed = 'needed' in data ? String(data.needed) : null;
    const scope = needed ?? (variable === 'SLACK_APP_TOKEN' ? 'connections:write' : 'more scopes');
    return variable === 'SLACK_APP_TOKEN'
      ? `Slack does not accept ${variable}: missing_scope. It needs ${scope}: make another app-level token with it under Basic Information → App-Level Tokens.`
      : `Slack does not accept ${variable}: missing_scope. It needs ${scope}: add what manifest.yml says under OAuth & Permissions, then reinstall the app.`;
  }
  return `Slack does not accept ${variable}: ${error}. Copy it again from api.slack.com/apps, and see that the app is installed.`;
}

const NOT_SLACK = 'what answered there is not Slack';

/** The fault in a few words, without whatever page a stranger answered with. */
function reason(error: unknown): string {
  if (error instanceof WebAPIRateLimitedError) {
    return `it asks to wait ${error.retryAfter} s`;
  }
  if (error instanceof WebAPIHTTPError) {
    return `it answered with HTTP ${error.statusCode}`;
  }
  if (error instanceof WebAPIPlatformError) {
    return isWord(error.data.error) ? error.data.error : NOT_SLACK;
  }
  // JSON of another shape, which the SDK, or this app, stumbles over.
  if (error instanceof ZodError || error instanceof TypeError) {
    return networkCode(error) ?? NOT_SLACK;
  }
  return networkCode(error) ?? reasonOf(error);
}

function advice(kind: FailureKind): string {
  return kind === 'final'
    ? 'Check the network and SLACK_API_URL.'
    : 'It is tried again; if that does not help, check the network, a proxy and SLACK_API_URL.';
}
