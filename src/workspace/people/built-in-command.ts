import type { ActResult } from '../page-protocol.ts';
import type { ActDeps } from './act-deps.ts';
import { failed } from './act-result.ts';
import { inviteApp } from './house-acts.ts';
import { asStored } from './written-text.ts';

export interface TypedCommand {
  /** With its slash. */
  readonly name: string;
  readonly text: string;
  readonly channel: string;
}

/** Whom, and where if not here, as Slack marks both. */
const INVITED = /^<@([A-Z0-9]+)>(?:\s+<#([A-Z0-9]+)\|[^<>|]*>)?$/;

/**
 * Answers what Slack's client does by itself, whatever the app says: `/invite`,
 * and that for the app alone, since people are where they are from the start.
 *
 * @returns undefined for every other command.
 */
export function runBuiltInCommand(
  deps: ActDeps,
  as: string,
  { name, text, channel }: TypedCommand,
): ActResult | undefined {
  if (name !== '/invite') {
    return undefined;
  }
  const { botUserId, botName } = deps.state.identity;
  const [, invited, elsewhere] = INVITED.exec(asStored(deps.state, text.trim())) ?? [];
  return invited === botUserId
    ? inviteApp(deps, as, { kind: 'invite-app', channel: elsewhere ?? channel })
    : failed(`In this workspace only the app can be invited: /invite @${botName}`);
}
