import { reasonOf } from '../posting/post-outcome.ts';
import { platformCode } from './platform-code.ts';

/** The app could not be connected; the message is a sentence for an operator's terminal. */
class SlackStartError extends Error {
  readonly code = 'slack_start';

  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'SlackStartError';
  }
}

/**
 * Does one step of connecting and says what to look at when it fails.
 *
 * @param variable - the environment variable that Slack's refusal speaks about.
 * @throws {SlackStartError}
 */
export async function connecting<Result>(
  variable: string,
  slackApiUrl: string,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    const refusal = platformCode(error);
    throw new SlackStartError(
      refusal === undefined
        ? `Slack cannot be reached at ${slackApiUrl}: ${reasonOf(error)}. Check the network and SLACK_API_URL.`
        : `Slack does not accept ${variable}: ${refusal}. Copy it again from api.slack.com/apps, and see that the app is installed.`,
      error,
    );
  }
}
