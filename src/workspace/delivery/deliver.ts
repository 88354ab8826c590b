import type { Wire } from '../wire.ts';
import type { Carrier, Parcel, Receipt } from './parcel.ts';
import type { SocketCarrier } from './socket.ts';

/** Brings a parcel to the app: over a socket where the app has opened one, else by signed HTTP. */
export type Deliver = (parcel: Parcel) => Promise<Receipt>;

export function createDeliver(deps: {
  readonly http: Carrier;
  readonly socket: SocketCarrier;
  readonly wire: Wire;
}): Deliver {
  const { http, socket, wire } = deps;
  return async (parcel) => {
    const overSocket = socket.connected();
    const packed = (overSocket ? socket : http).pack(parcel);
    const exchange = wire.begin({
      direction: 'slack→app',
      transport: overSocket ? 'socket' : 'http',
      name: parcel.name,
      request: packed.content,
      requestHeaders: packed.headers,
    });
    const receipt = await packed.send();
    exchange.end({
      response: receipt.kind === 'taken' ? (receipt.body ?? null) : null,
      responseHeaders: receipt.headers ?? {},
      status: receipt.status,
      error: receipt.kind === 'failed' ? receipt.reason : null,
    });
    return receipt;
  };
}
