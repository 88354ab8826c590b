import type { WebClient } from '@slack/web-api';
import { withinLimits } from '../blocks/check-limits.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { answerAt } from '../response-url.ts';
import type { Click } from './click.ts';

/** The half hour of an interaction is over, or its five answers are used up. */
class AnswerRefusedError extends Error {
  readonly code = 'answer_refused';

  constructor() {
    super('Slack took no more answers to this click or command');
    this.name = 'AnswerRefusedError';
  }
}

/** Answers a click below its message, seen by the person who clicked alone. */
export async function tellPrivately(
  client: WebClient,
  { channel, actor, threadTs, responseUrl }: Click,
  message: SlackMessage,
): Promise<void> {
  if (threadTs === null && responseUrl !== null) {
    await answerOrThrow(responseUrl, message, false);
    return;
  }
  // A response URL cannot put a private answer into a thread.
  if (channel !== null) {
    const { text, blocks } = withinLimits(message);
    await client.chat.postEphemeral({
      channel,
      user: actor.user,
      text,
      blocks,
      ...(threadTs === null ? {} : { thread_ts: threadTs }),
    });
  }
}

/** Puts the answer in place of the private message that was clicked. */
export async function replaceClicked({ responseUrl }: Click, message: SlackMessage): Promise<void> {
  if (responseUrl !== null) {
    await answerOrThrow(responseUrl, message, true);
  }
}

/** Answers a command. @throws {AnswerRefusedError} */
export async function answerOrThrow(
  responseUrl: string,
  message: SlackMessage,
  replace: boolean,
): Promise<void> {
  if (!(await answerAt(responseUrl, { message, replace }))) {
    throw new AnswerRefusedError();
  }
}
