import type { Finding } from '../../model/finding.ts';
import type { AskSlack, SlackAnswer } from './ask-slack.ts';

/** The bot token: whether Slack knows it, and whether it has every scope that the manifest asks for. */
export async function checkBotToken(
  ask: AskSlack,
  token: string,
  wanted: readonly string[],
): Promise<readonly Finding[]> {
  const answer = await ask('auth.test', token);
  if (answer.kind !== 'ok') {
    return [notAccepted('bot-token', 'SLACK_BOT_TOKEN', answer)];
  }
  return [
    { check: 'bot-token', state: 'well', symptom: 'Slack knows the bot token' },
    scopesOf(answer.scopes, wanted),
  ];
}

function scopesOf(given: readonly string[] | null, wanted: readonly string[]): Finding {
  const check = 'bot-scopes';
  if (given === null) {
    return { check, state: 'unknown', symptom: 'Slack did not say which scopes the token has' };
  }
  const missing = wanted.filter((scope) => !given.includes(scope));
  return missing.length === 0
    ? { check, state: 'well', symptom: `it has the ${wanted.length} scopes of the manifest` }
    : {
        check,
        state: 'warning',
        symptom: `scopes are missing: ${missing.join(', ')}`,
        cause: 'The app was installed with an older manifest.',
        remedy:
          'Paste what `signalpost manifest` prints under App Manifest at api.slack.com/apps, then reinstall the app.',
      };
}

/** The app-level token of Socket Mode. Asks for a connection and does not open it. */
export async function checkAppToken(ask: AskSlack, token: string): Promise<Finding> {
  const answer = await ask('apps.connections.open', token);
  return answer.kind === 'ok'
    ? { check: 'app-token', state: 'well', symptom: 'Slack knows the app-level token' }
    : notAccepted('app-token', 'SLACK_APP_TOKEN', answer);
}

function notAccepted(
  check: string,
  variable: string,
  answer: Exclude<SlackAnswer, { kind: 'ok' }>,
): Finding {
  if (answer.kind === 'unreachable') {
    return {
      check,
      state: 'trouble',
      symptom: `Slack cannot be reached to ask about ${variable}`,
      cause: answer.reason,
      remedy: 'Check the network, a proxy (HTTPS_PROXY) and SLACK_API_URL.',
    };
  }
  return {
    check,
    state: 'trouble',
    symptom: `Slack does not accept ${variable}`,
    cause: answer.error,
    remedy:
      answer.error === 'missing_scope'
        ? `It needs ${answer.needed ?? 'connections:write'}: make another token with it at api.slack.com/apps → Basic Information.`
        : 'Copy it again from api.slack.com/apps, and see that the app is installed.',
  };
}
