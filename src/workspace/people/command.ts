import type { ReplyPlace } from '../delivery/replies.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Act, ActResult } from '../page-protocol.ts';
import type { StoredChannel } from '../state/channels.ts';
import { organisationOf } from '../state/people.ts';
import { handleOf } from '../state/rows/user-row.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { runBuiltInCommand } from './built-in-command.ts';
import { failureCode } from './failure-text.ts';
import { channelName } from './interaction.ts';
import { memberOf } from './membership.ts';
import { asStored, asTyped } from './written-text.ts';

/** Someone runs a slash command; the result is what Slack's client shows them when it fails. */
export async function runCommand(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'command' }>,
): Promise<ActResult> {
  const { state, manifest } = deps;
  const channel = memberOf(state, as, act.channel);
  if (channel === undefined) {
    return failed('You are not in that channel.');
  }
  const [, name = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(act.text.trim()) ?? [];
  const builtIn = runBuiltInCommand(deps, as, { name, text, channel: channel.id });
  if (builtIn !== undefined) {
    return builtIn;
  }
  const command = manifest.commands.find((each) => each.command === name);
  if (command === undefined) {
    return failed(
      `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    );
  }
  const place: ReplyPlace = { channel: channel.id, user: as, threadTs: null, original: null };
  const receipt = await deps.deliver({
    type: 'slash_commands',
    name: `command ${name}`,
    payload: commandFields(deps, channel, place, {
      command: name,
      text: command.shouldEscape ? asStored(state, text) : asTyped(state, text),
    }),
  });
  if (receipt.kind === 'failed') {
    return failed(`${name} failed with the error "${failureCode(receipt)}"`);
  }
  const error = showAnswer(deps, place, act.text.trim(), receipt.body);
  return error === null ? done : failed(`${name} failed with the error "${error}"`);
}

function commandFields(
  { state, responseUrls, triggerIds }: ActDeps,
  channel: StoredChannel,
  place: ReplyPlace,
  typed: { readonly command: string; readonly text: string },
): JsonObject {
  const { identity, people } = state;
  const person = people.find(({ id }) => id === place.user);
  const { teamId, domain, enterprise } = organisationOf(identity, person);
  return {
    token: 'deprecated-verification-token',
    team_id: teamId,
    team_domain: domain,
    ...(enterprise !== undefined && {
      enterprise_id: enterprise.id,
      enterprise_name: enterprise.name,
    }),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: place.user,
    user_name: handleOf(person?.name ?? place.user),
    ...typed,
    api_app_id: identity.appId,
    is_enterprise_install: String(identity.isOrgWide),
    response_url: responseUrls.issue(place),
    trigger_id: triggerIds.issue(place.user),
  };
}

/** The body of the ack: nothing, a text, or a message; `in_channel` shows the command as well. */
function showAnswer(
  { state, reply }: ActDeps,
  place: ReplyPlace,
  typed: string,
  body: unknown,
): string | null {
  if (body === undefined) {
    return null;
  }
  if (isObject(body) && body.response_type === 'in_channel') {
    state.messages.post({ channel: place.channel, user: place.user, text: asStored(state, typed) });
    if (Object.keys(body).length === 1) {
      return null;
    }
  }
  const outcome = reply(place, body);
  return outcome.ok ? null : outcome.error;
}
