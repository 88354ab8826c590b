import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/cli/failure.ts';

const failureOf = async (address: { readonly port: number; readonly host: string }) => {
  const server = createServer().listen(address);
  const [error]: unknown[] = await once(server, 'error').catch((fault: unknown) => [fault]);
  return describeFailure(error);
};

describe('what a person is told of a server that cannot be opened', () => {
  it('names the address and the port that are taken', async () => {
    const first = createServer().listen({ port: 0, host: '127.0.0.1' });
    await once(first, 'listening');
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;

    const failure = await failureOf({ port, host: '127.0.0.1' });

    first.close();
    expect(failure).toEqual({
      text: `127.0.0.1:${port}: the address is in use by another process; choose another PORT, HEALTH_PORT or METRICS_PORT (EADDRINUSE).`,
      exitCode: 1,
    });
  });

  it('names an address that this machine does not have', async () => {
    const failure = await failureOf({ port: 0, host: '192.0.2.1' });

    expect(failure.text).toMatch(/^192\.0\.2\.1.*: this machine has no such address; HOST says/);
  });
});
