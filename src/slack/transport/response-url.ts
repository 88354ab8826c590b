import { withinLimits } from '../blocks/check-limits.ts';
import type { ChartedMessage } from '../blocks/elements/chart-block.ts';
import { CALL_TIMEOUT_MS } from './client-options.ts';
import type { Network } from './network.ts';
import { isSlackAddress } from './slack-address.ts';

export interface Answer {
  readonly message: ChartedMessage;
  /** Takes the place of the message that was clicked; else the answer stands below it. */
  readonly replace: boolean;
}

/**
 * Answers privately through an interaction's response URL: five times within
 * half an hour. The URL is a secret of the moment; it is never logged.
 *
 * @returns false when Slack refused it, which it does when the URL is used up or too old.
 * @throws {ForeignAddressError} when the URL does not lead to Slack.
 */
export type AnswerAt = (responseUrl: string, answer: Answer) => Promise<boolean>;

/** A request named a place for its answer that is not Slack's: what is found must not go there. */
class ForeignAddressError extends Error {
  readonly code = 'foreign_address';

  constructor(host: string) {
    super(`A response_url leads to ${host}, which is not Slack`);
    this.name = 'ForeignAddressError';
  }
}

/**
 * @param deps.apiUrl - where Slack's Web API is; answers may go to the same host.
 * @param deps.signal - ends an answer that is under way.
 */
export function createAnswerAt({
  network,
  apiUrl,
  signal,
}: {
  readonly network: Pick<Network, 'fetch'>;
  readonly apiUrl: string;
  readonly signal: AbortSignal;
}): AnswerAt {
  return async (responseUrl, answer) => {
    refuseForeign(responseUrl, apiUrl);
    const response = await network.fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answerBody(answer)),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return response.ok;
  };
}

function refuseForeign(responseUrl: string, apiUrl: string): void {
  if (!isSlackAddress(responseUrl, apiUrl)) {
    const host = URL.canParse(responseUrl) ? new URL(responseUrl).hostname : 'no address at all';
    throw new ForeignAddressError(host);
  }
}

/** What an answer looks like on the wire. */
function answerBody({ message, replace }: Answer) {
  return {
    ...privateAnswer(message),
    replace_original: replace,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The same in the acknowledgement of a command, which takes less. */
export function privateAnswer(message: ChartedMessage) {
  const { text, blocks } = withinLimits(message);
  return { response_type: 'ephemeral' as const, text, blocks };
}
