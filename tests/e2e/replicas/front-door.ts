import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { listening } from './listening.ts';

/** A replica as the load balancer knows it. */
export interface Destination {
  readonly name: string;
  readonly address: string;
  /** Where it takes Slack's requests; null while it takes none. */
  slackPort(): number | null;
  /** Slack's address as this replica reaches it. */
  readonly slackHost: string;
}

/** What stands between Slack and the replicas: a load balancer, and where it is told so a clumsy one. */
export interface FrontDoor {
  readonly url: string;
  /**
   * `turns`: one after another. `both`: to two of them at the same time. Or to the one of this name.
   */
  send(to: 'turns' | 'both' | { readonly only: string }): void;
  /** How many requests each has answered with success, by its name. */
  answered(): ReadonlyMap<string, number>;
}

/**
 * Requests are signed anew, by the time that the replicas have: the workspace signs by real time.
 *
 * @param deps.now - in ms.
 */
export async function openFrontDoor(deps: {
  readonly destinations: readonly Destination[];
  readonly slackHost: string;
  readonly signingSecret: string;
  readonly now: () => number;
}): Promise<FrontDoor> {
  const { destinations, slackHost, signingSecret, now } = deps;
  let to: 'turns' | 'both' | { readonly only: string } = 'turns';
  let turn = 0;
  const answered = new Map<string, number>();

  const open = () => destinations.filter((one) => one.slackPort() !== null);

  const order = (): readonly Destination[] => {
    const all = open();
    if (typeof to === 'object') {
      const { only } = to;
      return all.filter(({ name }) => name === only);
    }
    turn += 1;
    return all.map((_, n) => all[(n + turn) % all.length]).filter((one) => one !== undefined);
  };

  const forward = async (
    destination: Destination,
    request: IncomingMessage,
    body: string,
  ): Promise<Response> => {
    const text = body
      .replaceAll(slackHost, destination.slackHost)
      .replaceAll(encodeURIComponent(slackHost), encodeURIComponent(destination.slackHost));
    const at = Math.floor(now() / 1000).toString();
    const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${text}`).digest('hex');
    const { 'x-slack-retry-num': retry, 'x-slack-retry-reason': why } = request.headers;
    const response = await fetch(
      `http://${destination.address}:${destination.slackPort()}${request.url}`,
      {
        method: 'POST',
        body: text,
        headers: {
          'content-type': request.headers['content-type'] ?? '',
          'x-slack-request-timestamp': at,
          'x-slack-signature': `v0=${hash}`,
          ...(retry !== undefined && { 'x-slack-retry-num': String(retry) }),
          ...(why !== undefined && { 'x-slack-retry-reason': String(why) }),
        },
        // Slack itself has given up by then.
        signal: AbortSignal.timeout(10_000),
      },
    );
    if (response.ok) {
      answered.set(destination.name, (answered.get(destination.name) ?? 0) + 1);
    }
    return response;
  };

  /** As a balancer does, to the next where nobody listens. */
  const forwardToOne = async (request: IncomingMessage, body: string): Promise<Response> => {
    for (const destination of order()) {
      try {
        return await forward(destination, request, body);
      } catch (error) {
        if (!(error instanceof TypeError)) {
          throw error;
        }
      }
    }
    return new Response(null, { status: 503 });
  };

  const forwardToTwo = async (request: IncomingMessage, body: string): Promise<Response> => {
    const two = order().slice(0, 2);
    const responses = await Promise.all(two.map((one) => forward(one, request, body)));
    return responses[0] ?? new Response(null, { status: 503 });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    request.setEncoding('utf8');
    for await (const chunk of request) {
      body += String(chunk);
    }
    const reply = await (to === 'both' ? forwardToTwo : forwardToOne)(request, body);
    const text = await reply.text();
    const type = reply.headers.get('content-type');
    response.writeHead(reply.status, type === null ? {} : { 'content-type': type }).end(text);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const port = await listening(server);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${port}`,
    send: (next) => {
      to = next;
    },
    answered: () => answered,
  };
}
