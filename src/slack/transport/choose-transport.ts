import { systemClock } from '../../model/clock.ts';
import type { SlackAppOptions } from '../slack-app.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createHttpTransport } from './http/http-transport.ts';
import type { GuardDeps } from './http/request-guard.ts';
import type { Network } from './network.ts';
import { createSocketTransport } from './socket/socket-transport.ts';
import type { Transport } from './transport.ts';

/** The transport that the installation is set up for; it opens nothing until it is started. */
export function chooseTransport(
  { transport, host, slackApiUrl }: Pick<SlackAppOptions, 'transport' | 'host' | 'slackApiUrl'>,
  { network, ...guard }: GuardDeps & { readonly network: Network },
): Transport {
  const { events } = guard;
  const logger = createBoltLogger(events);
  return transport.kind === 'socket'
    ? createSocketTransport(
        { events, network, clock: systemClock, logger },
        { appToken: transport.appToken, apiUrl: slackApiUrl },
      )
    : createHttpTransport({ ...transport, host }, guard, logger);
}
