import { z } from 'zod';
import type { Finding } from '../../model/finding.ts';
import type { AskSlack } from './ask-slack.ts';

const Page = z.looseObject({
  channels: z.array(z.looseObject({ id: z.string(), name: z.string().optional() })).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});
/** Of 200: who is in more channels than these is told that the rest was not looked at. */
const MOST_PAGES = 20;

/** Whether the app is in the channel of each digest; without that nothing can be posted there. */
export async function checkChannels(
  ask: AskSlack,
  token: string,
  digests: readonly { readonly name: string; readonly channel: string }[],
): Promise<readonly Finding[]> {
  if (digests.length === 0) {
    return [];
  }
  const joined = await channelsOf(ask, token);
  return digests.map(({ name, channel }): Finding => {
    const check = 'digest-channel';
    if (typeof joined === 'string') {
      return { check, state: 'unknown', symptom: `${name}: ${channel}`, cause: joined };
    }
    const wanted = channel.replace(/^#/, '').toLowerCase();
    return joined.has(wanted)
      ? { check, state: 'well', symptom: `${name}: the app is in ${channel}` }
      : {
          check,
          state: 'trouble',
          symptom: `${name}: the app is not in ${channel}`,
          cause: 'It was not invited, or the channel was renamed or archived.',
          remedy: `In ${channel}: /invite @Signalpost. For another channel change digests/${name}.yml.`,
        };
  });
}

/** Names and ids of the channels that the app is in, or why they cannot be told. */
async function channelsOf(ask: AskSlack, token: string): Promise<ReadonlySet<string> | string> {
  const found = new Set<string>();
  let cursor = '';
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer = await ask('users.conversations', token, {
      types: 'public_channel,private_channel',
      exclude_archived: 'true',
      limit: '200',
      ...(cursor !== '' && { cursor }),
    });
    if (answer.kind !== 'ok') {
      return answer.kind === 'refused' ? answer.error : answer.reason;
    }
    const { channels, response_metadata } = Page.parse(answer.body);
    for (const { id, name } of channels) {
      found.add(id.toLowerCase());
      found.add((name ?? id).toLowerCase());
    }
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') {
      break;
    }
  }
  return found;
}
