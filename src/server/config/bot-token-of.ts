import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { createAskSlack } from '../../slack/doctor/ask-slack.ts';
import {
  type BotToken,
  createRotatingBotToken,
  fixedBotToken,
} from '../../slack/transport/bot-token.ts';
import { createNetwork } from '../../slack/transport/network.ts';
import type { LocalConfig } from './config.ts';

/** The bot token as this installation has it: for good, or to be renewed where rotation is on. */
export function botTokenOf(
  {
    botToken,
    rotation,
    proxy,
    slackApiUrl,
  }: Pick<LocalConfig, 'rotation' | 'proxy' | 'slackApiUrl'> & { readonly botToken: string },
  { clock, events }: { readonly clock: Pick<Clock, 'now'>; readonly events: Events },
): BotToken {
  if (rotation === null) {
    return fixedBotToken(botToken);
  }
  const ask = createAskSlack(createNetwork(proxy).fetch, slackApiUrl);
  return createRotatingBotToken({ ask, clock, events }, { ...rotation, botToken });
}
