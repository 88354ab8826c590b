import { App, type ReceiverEvent } from '@slack/bolt';
import { type Clock, systemClock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import { type ListenerDeps, registerListeners } from './listeners/register-listeners.ts';
import { createQuietReactions } from './posting/quiet-reaction.ts';
import { createShareGuard } from './posting/share-guard.ts';
import { createBoltLogger } from './transport/bolt-logger.ts';
import { clientOptions } from './transport/client-options.ts';
import { createErrorEdge } from './transport/error-edge.ts';
import { createEventGate } from './transport/event-gate.ts';
import { createHttpTransport } from './transport/http-transport.ts';
import type { Inbox } from './transport/inbox.ts';
import { createSocketTransport } from './transport/socket-transport.ts';
import { connecting } from './transport/start-error.ts';
import type { Transport } from './transport/transport.ts';
import { createWorkInProgress } from './transport/work-in-progress.ts';

/** How long stopping waits for what is under way. */
const DRAIN_MS = 12_000;

export interface SlackAppOptions {
  readonly botToken: string;
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    /** Port 0 takes any free port. */
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
  /** With a slash at its end. */
  readonly slackApiUrl: string;
  /** What the HTTP transport binds to. */
  readonly host: string;
}

export interface SlackAppDeps extends Omit<ListenerDeps, 'shareGuard' | 'quietReactions'> {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly events: Events;
  /** A short reference that ties what a person sees of a fault to the log. */
  readonly newReference: () => string;
}

export interface SlackApp {
  /**
   * Asks Slack who the app is, works off what waits, and opens the door.
   *
   * @returns the port of the HTTP transport; null in Socket Mode.
   * @throws {SlackStartError} when Slack cannot be reached or does not know a token.
   */
  start(): Promise<{ readonly port: number | null }>;
  /** Closes the door, then waits up to 12 seconds for what is under way. */
  stop(): Promise<void>;
  /** Whether Slack can reach the app now. */
  ready(): boolean;
  /** Works off events that have been waiting for more than a minute; a chore. */
  replayWaiting(): Promise<void>;
}

/** The Slack side of Signalpost: every listener, behind the inbox, on the configured transport. */
export function createSlackApp(deps: SlackAppDeps, options: SlackAppOptions): SlackApp {
  const { clock, events } = deps;
  const transport = transportOf(options, events);
  const app = new App({
    token: options.botToken,
    receiver: transport.receiver,
    logger: createBoltLogger(events),
    clientOptions: clientOptions(options.slackApiUrl, createBoltLogger(events)),
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });
  const shareGuard = createShareGuard({ clock });
  const quietReactions = createQuietReactions(deps);
  registerListeners(app, { ...deps, shareGuard, quietReactions });
  app.error(createErrorEdge(deps));

  // Stopping takes real time, whatever clock the app runs on.
  const work = createWorkInProgress(systemClock);
  const bolt = app.processEvent.bind(app);
  const gate = createEventGate<ReceiverEvent>({ ...deps, work }, bolt, (body) => ({
    body,
    ack: async () => {},
  }));
  app.processEvent = (event) => gate.process(event);

  return {
    start: async () => {
      await connecting('SLACK_BOT_TOKEN', options.slackApiUrl, () => app.init());
      await gate.replayLeftOver();
      return { port: await transport.start() };
    },
    stop: async () => {
      await transport.stop();
      const left = await work.drain(DRAIN_MS);
      if (left > 0) {
        events.emit('requests-unfinished', { left });
      }
    },
    ready: () => transport.ready(),
    replayWaiting: () => gate.replayWaiting(),
  };
}

function transportOf({ transport, host, slackApiUrl }: SlackAppOptions, events: Events): Transport {
  const logger = createBoltLogger(events);
  return transport.kind === 'socket'
    ? createSocketTransport({ appToken: transport.appToken, apiUrl: slackApiUrl }, events, logger)
    : createHttpTransport({ ...transport, host }, events, logger);
}
