import { afterEach, describe, expect, it } from 'vitest';
import {
  createHealthServer,
  type HealthCheck,
  type HealthServer,
} from '../../src/server/health-server.ts';

const servers: HealthServer[] = [];

async function startWith(checks: Readonly<Record<string, HealthCheck>>): Promise<string> {
  const server = createHealthServer({ checks }, { host: '127.0.0.1', port: 0 });
  servers.push(server);
  return `http://127.0.0.1:${await server.start()}`;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

describe('the health server', () => {
  it('is live and ready when every check is well', async () => {
    const url = await startWith({ store: async () => null });

    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('stays live but is not ready, and says why, when a check is not well or throws', async () => {
    const url = await startWith({
      slack: async () => 'not connected',
      store: async () => {
        throw new Error('disk full');
      },
      archive: async () => null,
    });

    const ready = await fetch(`${url}/readyz`);

    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      ready: false,
      reasons: { slack: 'not connected', store: 'disk full' },
    });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  });

  it('asks once for all who ask within a second', async () => {
    let asked = 0;
    const url = await startWith({
      store: async () => {
        asked += 1;
        return null;
      },
    });

    await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/readyz`)));

    expect(asked).toBe(1);
  });

  it('knows no other address', async () => {
    const url = await startWith({});

    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/readyz`, { method: 'POST' })).status).toBe(405);
  });
});
