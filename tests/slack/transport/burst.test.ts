import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Search } from '../../../src/search/search.ts';
import { foresight, jonas, type RunningApp, startApp } from '../../support/running-app.ts';
import { isDeep } from '../../support/runs.ts';

/** More than wait anywhere on the way; 2,000 are 3.5 s of CPU more, and show no other order. */
const MANY = isDeep ? 2000 : 400;
/** Four are searched for at once, sixty-four wait. */
const PLACES = 68;

/** Where answers go; how many came. */
async function startAnswers() {
  const answers: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      answers.push(body);
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/answer`, answers };
}

describe.each(['http', 'socket'] as const)(`${MANY} commands at once over %s`, (transport) => {
  let running: RunningApp;

  afterEach(() => running.stop());

  it('are all acknowledged before one is answered, and what is too much is told so', async () => {
    const { url, answers } = await startAnswers();
    const open = Promise.withResolvers<void>();
    let underWay = 0;
    let most = 0;
    const ask: Search['ask'] = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await open.promise;
      underWay -= 1;
      return { kind: 'help' };
    };
    running = await startApp({ transport, answerWithinMs: 120_000, search: () => ({ ask }) });
    const { teamId, appId } = running.workspace.identity;

    const receipts = await Promise.all(
      Array.from({ length: MANY }, (_, n) =>
        running.workspace.send({
          type: 'slash_commands',
          name: 'command /signals',
          payload: {
            api_app_id: appId,
            team_id: teamId,
            user_id: jonas,
            channel_id: foresight,
            command: '/signals',
            text: 'regulation',
            trigger_id: `${n}.2.3`,
            response_url: url,
          },
        }),
      ),
    );

    expect(receipts.filter(({ kind }) => kind !== 'taken')).toEqual([]);
    const busy = receipts.filter((one) => JSON.stringify(one).includes('is busy just now'));
    expect(busy).toHaveLength(MANY - PLACES);
    expect(answers).toEqual([]);
    await expect.poll(() => underWay).toBe(4);
    open.resolve();
    await expect.poll(() => answers.length, { timeout: 60_000 }).toBe(PLACES);
    expect(most).toBe(4);
  });

  it('leave room for the next', async () => {
    running = await startApp({ transport });

    await Promise.all(
      Array.from({ length: 100 }, () => running.type(jonas, '/signals regulation')),
    );

    // Answers may still be under way: the next is told to come again, and then has its own.
    await expect
      .poll(async () => (await running.type(jonas, '/signals regulation')).text, {
        timeout: 60_000,
      })
      .toContain('7 signals');
  });
});
