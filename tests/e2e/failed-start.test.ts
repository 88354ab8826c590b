import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/model/clock.ts';
import { startServer } from '../../src/server/start-server.ts';
import { recordEvents } from '../support/record-events.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aWorld } from './running-server.ts';

it('leaves nothing open when a step fails: no port, no watch, no hold on the database', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const world = await aWorld(tempFolder(), systemClock, 'http');
  onTestFinished(async () => {
    taken.close();
    await world.workspace.stop();
  });
  const events = recordEvents();
  const transport = { kind: 'http', signingSecret: '0123456789abcdef', port } as const;

  await expect(
    startServer({ config: { ...world.config, transport }, events, clock: systemClock }),
  ).rejects.toThrow('EADDRINUSE');

  const health = events.of('health-opened')[0]?.port;
  await expect(fetch(`http://127.0.0.1:${health}/livez`)).rejects.toThrow('fetch failed');
  // A lease that was not given back would be waited for.
  const next = await world.serve();
  await next.stop();
  expect(events.of('stop-failed')).toEqual([]);
});
