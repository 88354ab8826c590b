import type { WebClient } from '@slack/web-api';
import type { Actor, ChannelId, MessageTs } from '../../model/slack-ids.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { postPrivately } from '../posting/post-privately.ts';
import { tellInWindow } from '../posting/tell-in-window.ts';
import type { Answer } from '../transport/response-url.ts';
import type { Here } from './here.ts';

/** The half hour of an interaction is over, or its five answers are used up. */
export class AnswerRefusedError extends Error {
  readonly code = 'answer_refused';

  constructor() {
    super('Slack took no more answers to this click or command');
    this.name = 'AnswerRefusedError';
  }
}

/** A request that hands out an address for its answers. */
export interface Answering {
  readonly responseUrl: string | null;
  /** Answers there; null where there is no such address. @throws {AnswerRefusedError} */
  readonly answer: ((answer: Answer) => Promise<void>) | null;
}

export function answering(responseUrl: string | null, { answerAt }: Here): Answering {
  return {
    responseUrl,
    answer:
      responseUrl === null
        ? null
        : async (answer) => {
            if (!(await answerAt(responseUrl, answer))) {
              throw new AnswerRefusedError();
            }
          },
  };
}

/** Somebody who asked, and where: `threadTs` is null outside threads, `channel` in windows. */
export interface Asked extends Answering {
  readonly actor: Actor;
  readonly channel: ChannelId | null;
  readonly threadTs: MessageTs | null;
  /** What opens a window for them. */
  readonly triggerId?: string;
  readonly view?: { readonly isModal: boolean } | null;
}

/**
 * Answers a click or a shortcut below its message, seen by that person alone; a click in a modal or
 * on the Home tab in a window of its own.
 */
export async function tellPrivately(
  client: WebClient,
  asked: Asked,
  message: SlackMessage,
): Promise<void> {
  const { channel, actor, threadTs, answer, triggerId, view } = asked;
  // A response URL cannot put a private answer into a thread, but it works where the app is not.
  const mustPost = threadTs !== null || answer === null;
  const isPosted =
    mustPost &&
    channel !== null &&
    (await postPrivately(client, { channel, user: actor.user, threadTs }, message));
  if (isPosted) {
    return;
  }
  if (answer !== null) {
    await answer({ message, replace: false });
  } else if (triggerId !== undefined) {
    const isModal = view?.isModal === true;
    await tellInWindow(client, { user: actor.user, triggerId, isModal }, message);
  }
}

/** Puts the answer in place of the private message that was clicked. */
export async function replaceClicked({ answer }: Answering, message: SlackMessage): Promise<void> {
  await answer?.({ message, replace: true });
}

/** Answers a command, below what was said before. */
export async function answerBelow({ answer }: Answering, message: SlackMessage): Promise<void> {
  await answer?.({ message, replace: false });
}
