import type { Log } from '../../model/log.ts';
import type { Address } from '../address.ts';
import type { Installation } from '../installation.ts';
import type { AppManifest } from '../manifest.ts';
import type { State } from '../state/state.ts';
import type { WeatherStation } from '../weather.ts';
import type { Wire } from '../wire.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { createEvents, type Events } from './events.ts';
import { createHttpCarrier } from './http.ts';
import { createMessageEvents, type MessageEvents } from './message-events.ts';
import { createReply, type Reply } from './replies.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createSocketCarrier, type SocketCarrier } from './socket.ts';
import { createTriggerIds, type TriggerIds } from './trigger-ids.ts';

/** Everything that goes from the workspace to the app, and how the app answers it. */
export interface Delivery {
  readonly socket: SocketCarrier;
  readonly deliver: Deliver;
  readonly events: Events;
  readonly messageEvents: MessageEvents;
  readonly reply: Reply;
  readonly responseUrls: ResponseUrls;
  readonly triggerIds: TriggerIds;
}

/**
 * Where the app is asked for options over HTTP: the manifest says by which path, if at all. One for
 * Socket Mode says nothing of addresses, so that everything goes to the one that there is.
 */
function optionsUrl(
  { optionsUrl: named, socketMode }: AppManifest,
  requestUrl: string | undefined,
): string | undefined {
  if (socketMode) {
    return requestUrl;
  }
  const path = named === null ? undefined : URL.parse(named)?.pathname;
  return path === undefined || requestUrl === undefined
    ? undefined
    : new URL(path, requestUrl).href;
}

/** @param deps.answerWithinMs - real milliseconds. */
export function createDelivery(deps: {
  readonly state: State;
  readonly manifest: AppManifest;
  readonly installation: Installation;
  readonly address: Address;
  readonly signingSecret: string;
  readonly answerWithinMs: number;
  readonly weather: WeatherStation;
  readonly wire: Wire;
  readonly log: Log;
}): Delivery {
  const { state, manifest, installation, address, signingSecret, answerWithinMs } = deps;
  const { weather, wire, log } = deps;
  const { clock, happenings, identity } = state;
  const http = createHttpCarrier({
    requestUrl: () => address.requestUrl(),
    optionsUrl: () => optionsUrl(manifest, address.requestUrl()),
    signingSecret,
    answerWithinMs,
  });
  const socket = createSocketCarrier({
    appId: identity.appId,
    answerWithinMs,
    changed: () => happenings.tell({ kind: 'app' }),
  });
  const deliver = createDeliver({ http, socket, wire });
  const hasApp = () => socket.wasConnected() || address.requestUrl() !== undefined;
  const events = createEvents({
    state,
    manifest,
    installation,
    deliver,
    hasApp,
    isOverSocket: () => socket.connected(),
    weather,
    log,
  });
  const messageEvents = createMessageEvents({ state, events });
  const reply = createReply({ state, messageEvents });
  return {
    socket,
    deliver,
    events,
    messageEvents,
    reply,
    responseUrls: createResponseUrls({ clock, wire, reply, origin: () => address.origin() }),
    triggerIds: createTriggerIds(clock),
  };
}
