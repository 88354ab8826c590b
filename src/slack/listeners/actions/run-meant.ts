import type { WebClient } from '@slack/web-api';
import { MeantValue, readValue } from '../../blocks/action-values.ts';
import { helpMessage } from '../../blocks/home/help.ts';
import type { Click } from '../click.ts';
import type { Command } from '../command.ts';
import { tellPrivately } from '../tell-privately.ts';

/** The subcommand that was probably meant, as if it had been typed: who may not, is told so there. */
export function createRunMeant(run: (command: Command, client: WebClient) => Promise<void>) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(MeantValue, click.value);
    const { actor, channel, triggerId, responseUrl, answer } = click;
    // Its button stands below a command, which was typed in some channel.
    if (asked === undefined || channel === null) {
      await tellPrivately(client, click, helpMessage());
      return;
    }
    const command = { command: '/signalpost', text: asked.text, actor, channel, triggerId };
    await run({ ...command, responseUrl, answer }, client);
  };
}
