import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../model/clock.ts';
import { later, MINUTE_MS } from '../../../model/duration.ts';
import type { Events } from '../../../model/events/events.ts';
import { linkKey } from '../../../model/link-key.ts';
import type { ShownLink } from '../../../model/link-silence.ts';
import type { Search } from '../../../search/search.ts';
import { articleMessage } from '../../blocks/search/article-message.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Authority } from '../../people/authority.ts';
import type { LinkSilences } from '../../posting/link-silences.ts';
import { createShowBelowLinks } from '../../posting/show-below-links.ts';
import type { SharedLinks } from './shared-links.ts';

/** A message with so many links is a list, and would be buried below what the archive says. */
const TOO_MANY_LINKS = 3;

/** In one channel. What was said of a link half an hour ago is still on the screen. */
const SILENCE_MS = 30 * MINUTE_MS;

export interface UnfurlLinksDeps {
  readonly search: Pick<Search, 'itemsOfArticle'>;
  readonly authority: Authority;
  readonly linkSilences: LinkSilences;
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
  const { search, authority, linkSilences, clock, events, unfurlDomains } = deps;
  const showBelowLinks = createShowBelowLinks({ events });
  return async ({ actor, channel, ts, urls }: SharedLinks, client: WebClient): Promise<void> => {
    const ours = urls.filter((url) => isOf(unfurlDomains, url));
    if (ours.length === 0 || urls.length >= TOO_MANY_LINKS) {
      return;
    }
    if (!(await authority.may('share', actor))) {
      return;
    }
    const now = clock.now();
    const unfurls = new Map<string, SlackMessage>();
    const begun: ShownLink[] = [];
    for (const [link, url] of byArticle(ours)) {
      const [first, ...others] = await search.itemsOfArticle(url);
      const shown = { team: actor.team, channel, link, ts };
      const silence = { ...shown, until: later(now, SILENCE_MS) };
      if (first !== undefined && (await linkSilences.beginSilence(silence, now))) {
        unfurls.set(url, articleMessage([first, ...others]));
        begun.push(shown);
      }
    }
    if (unfurls.size === 0) {
      return;
    }
    try {
      await showBelowLinks(client, { channel, ts }, unfurls);
    } catch (error) {
      // The event is worked off again, if it may be; where it is not, nobody shall miss the link for it.
      for (const shown of begun) {
        await linkSilences.endSilence(shown);
      }
      throw error;
    }
  };
}

/** One address of each article, however often and in whatever forms a message has it. */
function byArticle(urls: readonly string[]): ReadonlyMap<string, string> {
  return new Map(urls.toReversed().map((url) => [linkKey(url) ?? url, url]));
}

function isOf(domains: readonly string[], url: string): boolean {
  const host = URL.parse(url)?.hostname;
  return domains.some((domain) => host === domain || host?.endsWith(`.${domain}`) === true);
}
