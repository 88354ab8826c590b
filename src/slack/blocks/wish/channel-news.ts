import type { RichTextElement } from '@slack/types';
import type { Change } from '../../../digests/made/made-digests.ts';
import { describeSchedule } from '../../../digests/schedule/describe-schedule.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import type { MadeDigest } from '../../../model/made-digest.ts';
import { listed } from '../elements/listed.ts';
import { bold, code, person, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { kindPlural } from '../search/kind-title.ts';
import type { SlackMessage } from '../slack-message.ts';

/** What happened to a channel's digest. */
export type ChannelNews =
  /** @param before - null where it is new. */
  { readonly kind: 'saved'; readonly before: MadeDigest | null } | Change;

/** What a channel hears; null where there is nothing to tell. */
export function channelNewsMessage(made: MadeDigest, news: ChannelNews): SlackMessage | null {
  const { definition, changedBy } = made;
  const what = [...run(' the digest '), ...bold(shortLine(definition.title, 120))];
  const when = run(`: ${describeSchedule(definition.schedule)}`);
  switch (news.kind) {
    case 'saved': {
      if (news.before === null) {
        return said(changedBy, run(' set up'), what, run(' here'), when, askedFor(made), run('.'));
      }
      const changes = changesOf(news.before, made);
      return changes.length === 0
        ? null
        : said(changedBy, run(' changed'), what, run(`: ${changes.join('; ')}.`));
    }
    case 'pause':
      return said(changedBy, run(' paused'), what, run('.'));
    case 'resume':
      return said(
        changedBy,
        run(' resumed'),
        what,
        when,
        run('. What came meanwhile is not posted.'),
      );
    case 'delete':
      return said(changedBy, run(' deleted'), what, run('.'));
    case 'restore':
      return said(changedBy, run(' brought back'), what, when, run('.'));
    case 'in-private':
      return null;
    case 'transfer':
      return said(changedBy, run(' gave'), what, run(' to '), person(news.to), run('.'));
  }
}

function said(who: string, ...parts: readonly RichTextElement[][]): SlackMessage {
  return formattedSentence(person(who), ...parts);
}

function askedFor({ definition: { query, minimumRelevancy } }: MadeDigest): RichTextElement[] {
  return [
    ...(query === '' ? [] : [...run(', for '), ...code(shortLine(query, 200))]),
    ...(minimumRelevancy === null ? [] : run(`, relevancy ${minimumRelevancy} or more`)),
  ];
}

/** In words, what is not as it was. */
function changesOf(before: MadeDigest, after: MadeDigest): readonly string[] {
  const [old, now] = [before.definition, after.definition];
  const kinds =
    now.kinds.length === ITEM_KINDS.length ? 'all tables' : listed(now.kinds.map(kindPlural));
  const asText = (value: unknown) => JSON.stringify(value);
  return [
    ...(old.title === now.title ? [] : [`it was called “${shortLine(old.title, 80)}”`]),
    ...(asText(old.schedule) === asText(now.schedule)
      ? []
      : [`now ${describeSchedule(now.schedule)}`]),
    ...(old.query === now.query ? [] : [`now for “${shortLine(now.query, 120, 'everything')}”`]),
    ...(asText(old.kinds) === asText(now.kinds) ? [] : [`now ${kinds}`]),
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
