import { once } from 'node:events';
import type { Server } from 'node:net';

/** Lets it listen on a port of the system's choice. @returns the port. */
export async function listening(server: Server, host = '127.0.0.1'): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('It listens on no port.');
  }
  return address.port;
}
