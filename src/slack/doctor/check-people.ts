import type { Finding } from '../../model/finding.ts';
import type { AskSlack, SlackAnswer } from './ask-slack.ts';

/** Whether Slack knows the people, and the user groups, that a variable names. */
export async function checkPeople(
  ask: AskSlack,
  token: string,
  variable: string,
  ids: readonly string[],
): Promise<readonly Finding[]> {
  const answers = await Promise.all(
    ids.map((id) =>
      isGroup(id)
        ? ask('usergroups.users.list', token, { usergroup: id })
        : ask('users.info', token, { user: id }),
    ),
  );
  const unknown = ids.filter((_id, n) => isUnknown(answers[n]));
  const unasked = answers.find((answer) => answer.kind !== 'ok' && !isUnknown(answer));
  if (unknown.length > 0) {
    return [
      {
        check: 'people',
        state: 'trouble',
        symptom: `${variable} names ids that Slack does not know: ${unknown.join(', ')}`,
        cause: 'A slip of the pen, or they belong to another workspace.',
        remedy:
          'Copy the member id from the profile in Slack: ⋮ → Copy member ID; of a group from its page.',
      },
    ];
  }
  if (unasked !== undefined) {
    return [{ check: 'people', state: 'unknown', symptom: variable, cause: reasonOf(unasked) }];
  }
  return ids.length === 0
    ? []
    : [{ check: 'people', state: 'well', symptom: `Slack knows everybody in ${variable}` }];
}

/** As Slack numbers user groups. */
function isGroup(id: string): boolean {
  return id.startsWith('S');
}

function isUnknown(answer: SlackAnswer | undefined): boolean {
  return (
    answer?.kind === 'refused' && /^(user_not_(found|visible)|no_such_subteam)$/.test(answer.error)
  );
}

function reasonOf(answer: SlackAnswer): string {
  switch (answer.kind) {
    case 'ok':
      return '';
    case 'refused':
      return answer.needed === null ? answer.error : `${answer.error} (${answer.needed})`;
    case 'unreachable':
      return answer.reason;
  }
}
