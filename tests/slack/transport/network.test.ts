import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/model/clock.ts';
import { createBoltLogger } from '../../../src/slack/transport/bolt-logger.ts';
import { createNetwork, type ProxySettings } from '../../../src/slack/transport/network.ts';
import { createSocketTransport } from '../../../src/slack/transport/socket/socket-transport.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { recordEvents } from '../../support/record-events.ts';
import { aWorkspace, secrets } from '../../support/workspace.ts';

/** A forward proxy: tunnels, and nothing else. */
function aProxy(seen: string[]): Server {
  const proxy = createServer((_, response) => response.writeHead(501).end());
  proxy.on('connect', (request, socket, head) => {
    seen.push(`CONNECT ${request.url}`);
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const up = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      up.write(head);
      up.pipe(socket);
      socket.pipe(up);
    });
    up.on('error', () => socket.destroy());
    socket.on('error', () => up.destroy());
    socket.on('close', () => up.destroy());
  });
  return proxy;
}

describe('a proxy between the app and Slack', () => {
  let workspace: Workspace;
  let proxy: Server;
  let seen: string[];
  let proxyUrl: string;

  beforeEach(async () => {
    workspace = aWorkspace();
    await workspace.start();
    seen = [];
    proxy = aProxy(seen);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    proxyUrl = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`;
  });

  afterEach(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await workspace.stop();
  });

  const connectThrough = async (settings: Partial<ProxySettings>) => {
    const events = recordEvents();
    const network = createNetwork({ http: '', https: '', no: '', ...settings });
    const transport = createSocketTransport(
      { events, clock: systemClock, network, logger: createBoltLogger(events) },
      { appToken: secrets.appToken, apiUrl: workspace.apiUrl },
    );
    await transport.start();
    const trouble = transport.trouble();
    await transport.stop();
    return trouble;
  };

  it('is used for calls and for the socket', async () => {
    const { host } = new URL(workspace.url);

    expect(await connectThrough({ http: proxyUrl })).toBeNull();

    // One tunnel for the call, one for the socket.
    expect(seen).toEqual([`CONNECT ${host}`, `CONNECT ${host}`]);
  });

  it.each(['127.0.0.1', '*'])('is passed by for what NO_PROXY names: %s', async (no) => {
    expect(await connectThrough({ http: proxyUrl, no })).toBeNull();

    expect(seen).toEqual([]);
  });

  it('is not what HTTPS_PROXY names, where Slack is reached without TLS', async () => {
    expect(await connectThrough({ https: proxyUrl })).toBeNull();

    expect(seen).toEqual([]);
  });
});
