import { createServer, type Server } from 'node:http';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBoltLogger } from '../../../src/slack/transport/bolt-logger.ts';
import { clientOptions } from '../../../src/slack/transport/client-options.ts';
import { createNetwork, NO_PROXY } from '../../../src/slack/transport/network.ts';
import { startError } from '../../../src/slack/transport/start-error.ts';
import { recordEvents } from '../../support/record-events.ts';

/** What a server answers with; `cut` closes the connection. */
type Answer = { status: number; body: string; headers?: Record<string, string> } | 'cut';

const json = (body: object, status = 200): Answer => ({ status, body: JSON.stringify(body) });

describe('a failed step of connecting', () => {
  let server: Server;
  let answer: Answer;
  let url: string;

  beforeEach(async () => {
    server = createServer((request, response) => {
      if (answer === 'cut') {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}/api/`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const failAt = async (apiUrl: string) => {
    const options = clientOptions(
      apiUrl,
      createBoltLogger(recordEvents()),
      createNetwork(NO_PROXY),
    );
    try {
      await new WebClient('xoxb-1', options).auth.test();
    } catch (error) {
      return startError('SLACK_BOT_TOKEN', apiUrl, error);
    }
    throw new Error('it did not fail');
  };

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'missing_scope', 'no_such_word'])(
    'is final when Slack says %s',
    async (error) => {
      answer = json({ ok: false, error });

      const failure = await failAt(url);

      expect(failure.kind).toBe('final');
      expect(failure.message).toContain(`Slack does not accept SLACK_BOT_TOKEN: ${error}.`);
    },
  );

  it.each<[string, Answer, string]>([
    ['a server error', { status: 503, body: 'try later' }, 'HTTP 503'],
    ['a rate limit', { status: 429, body: '', headers: { 'retry-after': '30' } }, 'wait 30 s'],
    ['a page in its place', { status: 200, body: '<html>Sign in</html>' }, 'is not Slack'],
    ['a cut connection', 'cut', ''],
    ['an error of the moment', json({ ok: false, error: 'internal_error' }), 'internal_error'],
  ])('is temporary after %s', async (_, given, words) => {
    answer = given;

    const failure = await failAt(url);

    expect(failure.kind).toBe('temporary');
    expect(failure.message).toContain(`Slack cannot be reached at ${url}: `);
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('<html>');
  });

  it('is final where nobody listens', async () => {
    await new Promise((resolve) => server.close(resolve));

    const failure = await failAt(url);

    expect(failure.kind).toBe('final');
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('is final at a port that belongs to something else', async () => {
    expect((await failAt('http://127.0.0.1:9/api/')).kind).toBe('final');
  });
});
