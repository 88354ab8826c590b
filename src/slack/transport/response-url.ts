import { withinLimits } from '../blocks/check-limits.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { CALL_TIMEOUT_MS } from './client-options.ts';

export interface Answer {
  readonly message: SlackMessage;
  /** Takes the place of the message that was clicked; else the answer stands below it. */
  readonly replace: boolean;
}

/**
 * Answers privately through an interaction's response URL: five times within
 * half an hour. The URL is a secret of the moment; it is never logged.
 *
 * @returns false when Slack refused it, which it does when the URL is used up or too old.
 */
export async function answerAt(
  responseUrl: string,
  { message, replace }: Answer,
): Promise<boolean> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answerBody({ message, replace })),
    redirect: 'error',
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.ok;
}

/** What an answer looks like on the wire. */
function answerBody({ message, replace }: Answer) {
  const { text, blocks } = withinLimits(message);
  return {
    response_type: 'ephemeral' as const,
    replace_original: replace,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  };
}
