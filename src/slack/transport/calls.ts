import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Events } from '../../model/events/events.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { clientOptions } from './client-options.ts';
import type { Network } from './network.ts';
import { type CallOptions, networkFor } from './own-client.ts';
import { createOwnIdentity, type Identity } from './own-identity.ts';
import { type AnswerAt, createAnswerAt } from './response-url.ts';
import { connecting } from './start-error.ts';

/** How the app calls Slack, as whom, and until when. */
export interface Calls {
  readonly network: Network;
  readonly options: WebClientOptions;
  readonly client: WebClient;
  readonly answerAt: AnswerAt;
  /** Asks Slack where it is not known yet. */
  readonly ownIdentity: () => Promise<Identity>;
  /** @throws before the app is connected; no request comes in before. */
  readonly identity: () => Identity;
  /**
   * Learns from Slack who the app is.
   *
   * @param signal - gives up at once.
   * @throws {SlackStartError}
   */
  introduce(signal?: AbortSignal): Promise<void>;
  /** Is aborted once calls are cut off. */
  readonly signal: AbortSignal;
  /** Cuts off what is under way, and whatever would follow. */
  cut(): void;
}

export function createCalls(events: Events, callOptions: CallOptions): Calls {
  const { botToken, slackApiUrl } = callOptions;
  const logger = createBoltLogger(events);
  const network = networkFor(callOptions);
  const ended = new AbortController();
  const { signal } = ended;
  const options = clientOptions(slackApiUrl, logger, network, () => signal);

  let connectingUntil = signal;
  // What the library says of each try, the start says once and in its own words.
  const quiet = { ...logger, warn: () => {}, error: () => {} };
  const startOptions = clientOptions(slackApiUrl, quiet, network, () => connectingUntil);
  const ownIdentity = createOwnIdentity(new WebClient(botToken, startOptions));
  let known: Identity | undefined;

  return {
    network,
    options,
    client: new WebClient(botToken, options),
    answerAt: createAnswerAt({ network, apiUrl: slackApiUrl, signal }),
    ownIdentity,
    identity: () => {
      if (known === undefined) {
        throw new Error('a request came in before the app was connected');
      }
      return known;
    },
    introduce: async (until) => {
      connectingUntil = until === undefined ? signal : AbortSignal.any([signal, until]);
      known = await connecting('SLACK_BOT_TOKEN', slackApiUrl, ownIdentity);
    },
    signal,
    cut: () => ended.abort(),
  };
}
