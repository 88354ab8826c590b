import { createHmac } from 'node:crypto';

/** The headers by which an app knows that Slack sent this body; always in real time. */
export function signedHeaders(secret: string, body: string): Readonly<Record<string, string>> {
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
