import { App } from '@slack/bolt';
import type { Events } from '../../model/events/events.ts';
import { createBoltLogger } from './bolt-logger.ts';
import type { Calls } from './calls.ts';
import type { Transport } from './transport.ts';

export interface BoltAppDeps {
  readonly events: Events;
  readonly calls: Pick<Calls, 'identity' | 'options'>;
  readonly transport: Pick<Transport, 'receiver'>;
}

/** Bolt, without what it would do by itself: asking who it is, keeping conversations, starting. */
export function createBoltApp({ events, calls, transport }: BoltAppDeps, botToken: string): App {
  return new App({
    // Not a token: Bolt would ask who it belongs to by itself, and could not be stopped.
    authorize: async () => {
      const { team, botId, botUser } = calls.identity();
      return { botToken, botId, botUserId: botUser, teamId: team };
    },
    receiver: transport.receiver,
    logger: createBoltLogger(events),
    clientOptions: calls.options,
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });
}
