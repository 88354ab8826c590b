import type { Events } from '../delivery/events.ts';
import type { AppManifest } from '../manifest.ts';
import type { StoredChannel } from '../state/channels.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';

interface SharedLinksDeps {
  readonly state: Pick<State, 'identity'>;
  readonly manifest: Pick<AppManifest, 'unfurlDomains'>;
  readonly events: Pick<Events, 'emit'>;
}

/** Tells the app of links to its domains in what someone said, where it is a member: link_shared. */
export function tellSharedLinks(
  { state, manifest, events }: SharedLinksDeps,
  channel: StoredChannel,
  message: StoredMessage,
): void {
  const isMember = channel.members.includes(state.identity.botUserId);
  const links = [...message.text.matchAll(/<(https?:\/\/[^<>|]+)(?:\|[^<>]*)?>/g)].flatMap(
    ([, escaped = '']) => {
      const url = escaped.replaceAll('&amp;', '&');
      const domain = domainOf(url, manifest.unfurlDomains);
      return domain === undefined ? [] : [{ url, domain }];
    },
  );
  if (links.length > 0 && isMember) {
    events.emit('link_shared', {
      type: 'link_shared',
      channel: channel.id,
      is_bot_user_member: true,
      user: message.user,
      message_ts: message.ts,
      ...(message.threadTs !== null && { thread_ts: message.threadTs }),
      unfurl_id: `${channel.id}-${message.ts}`,
      source: 'conversations_history',
      links,
      event_ts: message.ts,
    });
  }
}

/** The host, where it is one of the domains or lies beneath one. */
function domainOf(url: string, domains: readonly string[]): string | undefined {
  const host = URL.parse(url)?.hostname;
  return domains.some((domain) => host === domain || host?.endsWith(`.${domain}`) === true)
    ? host
    : undefined;
}
