import type { Logger } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Network } from './network.ts';

/** After which a call to Slack is given up. */
export const CALL_TIMEOUT_MS = 10_000;

/**
 * How every client calls Slack: once, within ten seconds, at one address. The
 * SDK's default would post the same message again after a timeout, and the
 * Socket Mode client would write its own hundred retries into shared options
 * that have none.
 *
 * @param signal - ends a call that is under way.
 */
export function clientOptions(
  apiUrl: string,
  logger: Logger,
  network: Pick<Network, 'fetch'>,
  signal?: () => AbortSignal,
): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logger,
    // Bolt's respond() has no timeout of its own.
    fetch: (url, init) => {
      const timeout = init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS);
      return network.fetch(url, {
        ...init,
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal()]),
      });
    },
  };
}
