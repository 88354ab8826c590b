import { WebClient } from '@slack/web-api';
import type { Events } from '../../model/events/events.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { type BotToken, fixedBotToken } from './bot-token.ts';
import { clientOptions } from './client-options.ts';
import { createCommandNames } from './command-names.ts';
import { createNetwork, type Network, NO_PROXY, type ProxySettings } from './network.ts';

/** How a part of the app calls Slack. */
export interface CallOptions {
  readonly botToken: string;
  /** Default: it does not run out. */
  readonly tokens?: Pick<BotToken, 'outgoing'>;
  /** With a slash at its end. */
  readonly slackApiUrl: string;
  /** Default: none. */
  readonly proxy?: ProxySettings;
  /** Before each slash command, as the manifest was made. Default: nothing. */
  readonly commandsPrefix?: string;
}

/** The way to Slack: through the proxy, with a token that counts, in words that work there. */
export function networkFor({
  botToken,
  tokens = fixedBotToken(botToken),
  proxy = NO_PROXY,
  commandsPrefix = '',
}: CallOptions): Network {
  return createCommandNames(commandsPrefix).outgoing(tokens.outgoing(createNetwork(proxy)));
}

/** Builds a client for what posts by itself, beside the app's own. */
export function createOwnClient(events: Events, options: CallOptions): WebClient {
  const logger = createBoltLogger(events);
  return new WebClient(
    options.botToken,
    clientOptions(options.slackApiUrl, logger, networkFor(options)),
  );
}
