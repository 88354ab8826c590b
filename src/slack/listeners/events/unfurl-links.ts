import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import { linkKey } from '../../../model/link-key.ts';
import type { Search } from '../../../search/search.ts';
import { articleMessage } from '../../blocks/search/article-message.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Authority } from '../../people/authority.ts';
import { createShowBelowLinks } from '../../posting/show-below-links.ts';
import { createQuietTimes } from './quiet-times.ts';
import type { SharedLinks } from './shared-links.ts';

/** A message with so many links is a list, and would be buried below what the archive says. */
const TOO_MANY_LINKS = 3;

export interface UnfurlLinksDeps {
  readonly search: Pick<Search, 'itemsOfArticle'>;
  readonly authority: Authority;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
  /** Links to these and their subdomains; empty: none at all. */
  readonly unfurlDomains: readonly string[];
}

/**
 * A link to an article that is in the archive: what the archive says of it is shown below, where
 * whoever shared it might share items too, and not again in the same channel for half an hour.
 */
export function createUnfurlLinks(deps: UnfurlLinksDeps) {
  const { search, authority, clock, events, unfurlDomains } = deps;
  const showBelowLinks = createShowBelowLinks({ events });
  const quiet = createQuietTimes(clock);
  return async ({ actor, channel, ts, urls }: SharedLinks, client: WebClient): Promise<void> => {
    const ours = urls.filter((url) => isOf(unfurlDomains, url));
    if (ours.length === 0 || urls.length >= TOO_MANY_LINKS) {
      return;
    }
    if (!(await authority.may('share', actor))) {
      return;
    }
    const unfurls = new Map<string, SlackMessage>();
    for (const url of new Set(ours)) {
      const [first, ...others] = await search.itemsOfArticle(url);
      if (first !== undefined && quiet.begin(channel, linkKey(url) ?? url)) {
        unfurls.set(url, articleMessage([first, ...others]));
      }
    }
    if (unfurls.size === 0) {
      return;
    }
    try {
      await showBelowLinks(client, { channel, ts }, unfurls);
    } catch (error) {
      // The event is worked off again, and nothing was shown yet.
      for (const url of unfurls.keys()) {
        quiet.end(channel, linkKey(url) ?? url);
      }
      throw error;
    }
  };
}

function isOf(domains: readonly string[], url: string): boolean {
  const host = URL.parse(url)?.hostname;
  return domains.some((domain) => host === domain || host?.endsWith(`.${domain}`) === true);
}
