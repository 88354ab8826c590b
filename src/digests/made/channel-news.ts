import { isPerson } from '../../model/digest/digest-definition.ts';
import type { MadeDigest } from '../../model/digest/made-digest.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { bold, code, type Notice, type NoticeWords, person, text } from '../../model/notice.ts';
import { ChannelId } from '../../model/slack-ids.ts';
import { cutBetweenWords } from '../../model/text/headline.ts';
import { plural } from '../../model/text/kind-words.ts';
import { describeSchedule } from '../schedule/describe-schedule.ts';
import type { Change } from './made-digests.ts';

/** What happened to a channel's digest. */
type News = { readonly kind: 'saved' } | Change;

/** As long as a title may be. */
const TITLE = 120;
const QUERY = 200;

/**
 * What channels hear of a digest, as notices under a key of its version: its own who set it up,
 * changed or paused it, the one that it left that it did. Nobody hears of an alert.
 *
 * @param before - null where it is new.
 */
export function channelNews(
  made: MadeDigest,
  { before, news, newId }: Told & { readonly newId: () => string },
): readonly Notice[] {
  const { name, channel } = made.definition;
  const key = `digest-news:${name}:${made.made.version}`;
  const to = (place: string, words: NoticeWords | null): readonly Notice[] =>
    words === null || isPerson(place)
      ? []
      : [{ id: newId(), key, to: ChannelId.parse(place), words }];
  const left = before?.definition.channel ?? channel;
  return [
    ...to(channel, newsWords(made, { before, news })),
    ...(left === channel ? [] : to(left, movedWords(made))),
  ];
}

interface Told {
  readonly before: MadeDigest | null;
  readonly news: News;
}

function newsWords(made: MadeDigest, { before, news }: Told): NoticeWords | null {
  const { definition, changedBy } = made;
  const said = (does: string, ...end: readonly NoticeWords[]): NoticeWords => [
    ...person(changedBy),
    ...text(` ${does} the digest `),
    ...bold(cutBetweenWords(definition.title, TITLE)),
    ...end.flat(),
  ];
  const when = text(`: ${describeSchedule(definition.schedule)}`);
  switch (news.kind) {
    case 'saved': {
      if (before === null) {
        return said('set up', text(' here'), when, askedFor(made), text('.'));
      }
      const changes = changesOf(before, made);
      return changes.length === 0 ? null : said('changed', text(`: ${changes.join('; ')}.`));
    }
    case 'pause':
      return said('paused', text('.'));
    case 'resume':
      return said(
        'resumed',
        when,
        text(before?.because === 'asked' ? '. What came meanwhile is not posted.' : '.'),
      );
    case 'delete':
      return said('deleted', text('.'));
    case 'restore':
      return said('brought back', when, text('.'));
    case 'in-private':
    case 'answer-in':
      return null;
    case 'transfer':
      return said('gave', text(' to '), person(news.to), text('.'));
  }
}

/** It does not say where to: that may be private. */
function movedWords({ definition, changedBy }: MadeDigest): NoticeWords {
  return [
    ...person(changedBy),
    ...text(' moved the digest '),
    ...bold(cutBetweenWords(definition.title, TITLE)),
    ...text(' to another channel.'),
  ];
}

function askedFor({ definition: { query, minimumRelevancy } }: MadeDigest): NoticeWords {
  return [
    ...(query === '' ? [] : [...text(', for '), ...code(cutBetweenWords(query, QUERY))]),
    ...(minimumRelevancy === null ? [] : text(`, relevancy ${minimumRelevancy} or more`)),
  ];
}

/** In words, what is not as it was. */
function changesOf(before: MadeDigest, after: MadeDigest): readonly string[] {
  const [old, now] = [before.definition, after.definition];
  const asText = (value: unknown) => JSON.stringify(value);
  return [
    ...(old.title === now.title ? [] : [`it was called “${cutBetweenWords(old.title, 80)}”`]),
    ...(asText(old.schedule) === asText(now.schedule)
      ? []
      : [`now ${describeSchedule(now.schedule)}`]),
    ...(old.query === now.query
      ? []
      : [`now for “${now.query === '' ? 'everything' : cutBetweenWords(now.query, 120)}”`]),
    ...(asText(old.kinds) === asText(now.kinds) ? [] : [`now ${tables(now.kinds)}`]),
    ...(old.minimumRelevancy === now.minimumRelevancy
      ? []
      : [
          `now relevancy ${now.minimumRelevancy === null ? 'any' : `${now.minimumRelevancy} or more`}`,
        ]),
    ...(old.limit === now.limit ? [] : [`now ${now.limit} items at most`]),
    ...(old.grouping === now.grouping
      ? []
      : [`now grouped by ${now.grouping === 'page' ? 'article' : now.grouping}`]),
    ...(old.empty === now.empty
      ? []
      : [now.empty === 'post' ? 'now says so when nothing came' : 'now silent when nothing came']),
    ...(old.channel === now.channel ? [] : ['now in this channel']),
  ];
}

function tables(kinds: MadeDigest['definition']['kinds']): string {
  return kinds.length === ITEM_KINDS.length
    ? 'all tables'
    : new Intl.ListFormat('en-GB').format(kinds.map(plural));
}
