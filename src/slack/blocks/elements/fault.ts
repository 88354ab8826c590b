import type { SlackMessage } from '../slack-message.ts';
import { code, run } from './rich-text.ts';
import { formattedSentence } from './sentence.ts';

/** An internal fault as a reader sees it. @param reference - stands in the log beside the error. */
export function faultMessage(reference: string): SlackMessage {
  return formattedSentence(
    run(
      'Something went wrong on our side, not yours. Please try again; if it stays, tell whoever runs Signalpost this reference: ',
    ),
    code(reference),
  );
}

/** We refused because too much was asked of us at once, or the database was held by another process, or away. */
export function overloadMessage(): SlackMessage {
  return formattedSentence(run('Signalpost is busy just now. Please try again in a few seconds.'));
}

/** Slack opened no window, since the click was answered too late. */
export function tooLateMessage(): SlackMessage {
  return formattedSentence(
    run('That took too long, and Slack opens no window any more. Please click again.'),
  );
}

/** Slack refused because too much was asked of it at once. */
export function busyMessage(seconds: number): SlackMessage {
  return formattedSentence(
    run(
      `Slack is busy just now. Please try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    ),
  );
}
