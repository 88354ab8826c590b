import type { KnownBlock } from '@slack/types';
import type { DigestEntry, DigestParent } from '../../../model/digest/digest-message.ts';
import { slowWeek } from '../../../model/digest/digest-story-text.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import { headline } from '../../../model/text/headline.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, person, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { closing, type DigestParentOptions, digestTitle } from './digest-frame.ts';
import { digestLines, ratingMark } from './digest-lines.ts';
import { acceptedSentence, storySentences } from './digest-story.ts';
import { reviewDigestMessage } from './review-digest.ts';

/**
 * A digest's message in the channel: what happened in the period, the chosen
 * items by article, what more there is, and when it comes again. Further parts
 * hold nothing but their items; the last one has the foot.
 */
export function digestParentMessage(
  parent: DigestParent,
  options: DigestParentOptions,
): SlackMessage {
  const { askedBy = null } = options;
  const entries = parent.groups.flatMap((group) => group.entries);
  if (parent.review !== null) {
    return reviewDigestMessage(parent, parent.review, options);
  }
  const title = digestTitle(parent);
  return {
    text: escapeText(`${title}: ${shortly(parent, entries)}`),
    blocks: [
      ...(askedBy === null
        ? []
        : [richText(section(person(askedBy), run(' asked to be told here:')))]),
      header(title),
      ...(parent.part === 1 ? opening(parent) : []),
      ...(entries.length === 0
        ? nothing(parent)
        : digestLines({
            groups: parent.groups,
            floor: parent.minimumRelevancy !== null,
            byKind: isByKind(parent),
            now: parent.to,
            names: options.names ?? null,
          })),
      ...(parent.part === parent.parts ? foot(parent, entries, options) : []),
    ],
  };
}

/** What a notification and a screen reader say: the sentence, then the strongest names. */
function shortly(parent: DigestParent, entries: readonly DigestEntry[]): string {
  const names = entries.slice(0, 3).map(({ found }) => shortLine(headline(found.item).title, 80));
  const more = entries.length - names.length;
  return names.length === 0
    ? slowWeek(parent)
    : `${names.join(' · ')}${more === 0 ? '' : ` and ${counted(more, 'more item', 'more items')}`}`;
}

function isByKind({ groups }: DigestParent): boolean {
  const headings = ['Signals', 'Concerns', 'Behaviors', 'Technologies', 'Issues'];
  return groups.every(
    ({ heading, article }) => article === null && headings.includes(heading ?? ''),
  );
}

function opening(parent: DigestParent): KnownBlock[] {
  const { story, groups } = parent;
  if (story === null) {
    return [context(oldCounts(parent))];
  }
  return groups.length === 0 ? [] : [richText(section(storySentences(parent, story)))];
}

/** Messages that an older version planned say what they counted. */
function oldCounts({ newItems, updatedItems, belowThreshold, overLimit }: DigestParent): string {
  return [
    `${grouped(newItems)} new`,
    ...(updatedItems === 0 ? [] : [`${grouped(updatedItems)} updated`]),
    ...(belowThreshold === 0 ? [] : [`${grouped(belowThreshold)} below the threshold`]),
    ...(overLimit === 0 ? [] : [`${grouped(overLimit)} over the limit`]),
  ].join(', ');
}

function nothing(parent: DigestParent): KnownBlock[] {
  const best = parent.story?.bestBelow ?? null;
  if (best === null) {
    return [richText(section(run(slowWeek(parent))))];
  }
  const name = shortLine(headline(best.item).title, 120);
  return [
    richText(
      section(
        run(`${slowWeek(parent)} Best below it: ${ratingMark(best, { floor: true })} `),
        bold(name),
      ),
    ),
    ...buttons(
      button({
        label: 'Show',
        actionId: ACTIONS.details,
        value: value({ item: best.item.id }),
        spoken: `Show ${name}`,
      }),
    ),
  ];
}

function foot(
  parent: DigestParent,
  entries: readonly DigestEntry[],
  { runId, flagEmoji, names }: DigestParentOptions,
): KnownBlock[] {
  const accepted = parent.story === null ? null : acceptedSentence(parent.story, names ?? null);
  return [
    ...(accepted === null ? [] : [richText(section(accepted))]),
    ...(runId === null || parent.story === null ? [] : runButtons(parent, runId)),
    closing(parent, entries.length > 0 ? flagEmoji : null),
  ];
}

/**
 * They name the run, whose list is kept for good: pressed after months they still know it. What
 * would show nothing more than the message is left out.
 */
function runButtons({ story, title, newItems, updatedItems }: DigestParent, run: string) {
  const total = (story?.passed ?? 0) + (story?.inherited ?? 0);
  const listed = newItems + updatedItems;
  const about = value({ run });
  const act = (label: string, actionId: string) => button({ label, actionId, value: about });
  const all = `See all ${grouped(total)}`;
  const ofItems =
    total === 0
      ? []
      : [
          ...(total > listed
            ? [
                button({
                  label: all,
                  actionId: ACTIONS.runItems,
                  value: about,
                  spoken: `${all} of ${title}`,
                }),
              ]
            : []),
          ...(listed > 1
            ? [
                act('Flag several…', ACTIONS.flagSeveral),
                button({
                  label: 'Collect…',
                  actionId: ACTIONS.collectSeveral,
                  value: about,
                  spoken: `Collect… several of ${title}`,
                }),
              ]
            : []),
          act('Follow a theme', ACTIONS.followTheme),
          act('Why these?', ACTIONS.runReasons),
        ];
  return buttons(...ofItems, act('Preferences', ACTIONS.preferences));
}
