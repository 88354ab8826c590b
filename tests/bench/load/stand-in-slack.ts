import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** As much of Slack's Web API as a server needs that is asked by command, and where its answers arrive. */
export interface StandInSlack {
  readonly apiUrl: string;
  /** An address that an answer may be posted to, and when it was. */
  answerAddress(): { readonly url: string; readonly answered: Promise<string> };
  stop(): void;
}

const ME = {
  ok: true,
  url: 'https://bench.slack.com/',
  team: 'Bench',
  team_id: 'T0BENCH000',
  user: 'signalpost',
  user_id: 'U0BENCHBOT',
  bot_id: 'B0BENCH000',
  app_id: 'A0BENCH000',
};

export async function startStandInSlack(): Promise<StandInSlack> {
  const waiting = new Map<string, (body: string) => void>();
  let answers = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      waiting.get(path)?.(body);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(path.startsWith('/answer/') ? 'ok' : JSON.stringify(answerOf(path, body)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const root = `http://127.0.0.1:${port}`;
  return {
    apiUrl: `${root}/api/`,
    answerAddress: () => {
      answers += 1;
      const path = `/answer/${answers}`;
      const answered = new Promise<string>((resolve) => {
        waiting.set(path, (body) => {
          waiting.delete(path);
          resolve(body);
        });
      });
      return { url: `${root}${path}`, answered };
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerOf(path: string, body: string): object {
  if (path.endsWith('users.info')) {
    const id = new URLSearchParams(body).get('user') ?? '';
    return {
      ok: true,
      user: { id, team_id: ME.team_id, name: id, tz: 'Europe/Paris', profile: {}, is_bot: false },
    };
  }
  return ME;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
