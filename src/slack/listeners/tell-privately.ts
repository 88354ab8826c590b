import type { WebClient } from '@slack/web-api';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { postPrivately } from '../posting/post-privately.ts';
import { type Answer, answerAt } from '../transport/response-url.ts';
import type { Click } from './click.ts';

/** The half hour of an interaction is over, or its five answers are used up. */
class AnswerRefusedError extends Error {
  readonly code = 'answer_refused';

  constructor() {
    super('Slack took no more answers to this click or command');
    this.name = 'AnswerRefusedError';
  }
}

/** Answers a click or a shortcut below its message, seen by that person alone. */
export async function tellPrivately(
  client: WebClient,
  {
    channel,
    actor,
    threadTs,
    responseUrl,
  }: Pick<Click, 'actor' | 'channel' | 'threadTs' | 'responseUrl'>,
  message: SlackMessage,
): Promise<void> {
  // A response URL cannot put a private answer into a thread, but it works where the app is not.
  const mustPost = threadTs !== null || responseUrl === null;
  const isPosted =
    mustPost &&
    channel !== null &&
    (await postPrivately(client, { channel, user: actor.user, threadTs }, message));
  if (!isPosted && responseUrl !== null) {
    await answerBelow(responseUrl, message);
  }
}

/** Puts the answer in place of the private message that was clicked. */
export async function replaceClicked({ responseUrl }: Click, message: SlackMessage): Promise<void> {
  if (responseUrl !== null) {
    await answerOrThrow(responseUrl, { message, replace: true });
  }
}

/** Answers a command, below what was said before. @throws {AnswerRefusedError} */
export async function answerBelow(responseUrl: string, message: SlackMessage): Promise<void> {
  await answerOrThrow(responseUrl, { message, replace: false });
}

async function answerOrThrow(responseUrl: string, answer: Answer): Promise<void> {
  if (!(await answerAt(responseUrl, answer))) {
    throw new AnswerRefusedError();
  }
}
