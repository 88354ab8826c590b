import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
/** A connection for each command: one that was kept may just be closed from the other side. */
const agent = new Agent({ keepAlive: false });

export interface Command {
  readonly port: number;
  readonly user: string;
  readonly text: string;
  readonly responseUrl: string;
}

export interface Acknowledgement {
  /** Milliseconds until it came. */
  readonly ms: number;
  /** It says that too much is asked at once: no other answer comes. */
  readonly isBusy: boolean;
}

/** Sends a signed slash command. */
export function sendCommand({ port, user, text, responseUrl }: Command): Promise<Acknowledgement> {
  const body = new URLSearchParams({
    token: 'unused',
    team_id: 'T0BENCH000',
    team_domain: 'bench',
    channel_id: 'C0BENCH000',
    channel_name: 'general',
    user_id: user,
    user_name: user.toLowerCase(),
    command: '/signals',
    text,
    response_url: responseUrl,
    trigger_id: '1.2.3',
    api_app_id: 'A0BENCH000',
  }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/slack/events',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          response.statusCode === 200
            ? resolve({
                ms: performance.now() - begun,
                isBusy: Buffer.concat(chunks).includes('busy'),
              })
            : reject(new Error(`The command was answered with ${response.statusCode}.`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
