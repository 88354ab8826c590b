import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNetwork, NO_PROXY } from '../../../src/slack/transport/network.ts';
import { isWithheld, withPermit } from '../../../src/slack/transport/permit.ts';

describe('a permit', () => {
  const { fetch } = createNetwork(NO_PROXY);
  let server: Server;
  let address: string;
  let requests: string[];

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.end('taken');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (path: string) => fetch(`${address}${path}`, { method: 'POST', body: 'text=hello' });

  it('lets a call through as long as it holds', async () => {
    const response = await withPermit(
      () => true,
      () => post('/held'),
    );

    expect(await response.text()).toBe('taken');
    expect(requests).toEqual(['/held']);
  });

  it.each(['before the connection stands', 'over one that stands already'])(
    'lost after the call was made, %s, keeps every byte of it back',
    async (when) => {
      if (when !== 'before the connection stands') {
        await (await post('/first')).text();
      }
      let isLost = false;

      const call = withPermit(
        () => !isLost,
        () => post('/late'),
      );
      isLost = true;
      const failure = await call.catch((error: unknown) => error);

      expect(isWithheld(failure)).toBe(true);
      expect(requests).not.toContain('/late');
    },
  );

  it('needs the outer one too', async () => {
    const call = withPermit(
      () => false,
      () =>
        withPermit(
          () => true,
          () => post('/inner'),
        ),
    );

    expect(isWithheld(await call.catch((error: unknown) => error))).toBe(true);
    expect(requests).toEqual([]);
  });

  it('is not what another failure is taken for', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));

    const failure = await withPermit(
      () => true,
      () => post('/nobody'),
    ).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Error);
    expect(isWithheld(failure)).toBe(false);
  });
});
