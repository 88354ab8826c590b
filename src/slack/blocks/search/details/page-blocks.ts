import type { KnownBlock } from '@slack/types';
import type { ArchiveItem } from '../../../../model/archive-item.ts';
import { articleLink } from '../../../../model/article-link.ts';
import { ITEM_KINDS } from '../../../../model/item.ts';
import { countOf } from '../../../../model/text/kind-words.ts';
import type { TopicName } from '../../../../model/topic.ts';
import { BLOCK_LIMITS } from '../../../limits.ts';
import { ACTIONS, numbered } from '../../action-ids.ts';
import { value } from '../../action-values.ts';
import { button, buttons, plainText } from '../../elements/basic-blocks.ts';
import { cutWithRanges } from '../../elements/excerpt.ts';
import { linkedText } from '../../elements/linked-text.ts';
import { oneLine } from '../../elements/plain.ts';
import { italic, richText, run, section } from '../../elements/rich-text.ts';
import { shortLine } from '../../elements/short-line.ts';
import { shorten } from '../../elements/shorten.ts';
import { kindPlural } from '../kind-title.ts';
import { goTo, itemOption } from './go-to.ts';
import type { ItemDetails } from './item-details.ts';
import { nearBlocks } from './near-blocks.ts';

/** About three lines of a modal. */
const SUMMARY_START = 240;
/** Slack's documents know no limit for rich text; a section's is safe. */
const SUMMARY_WHOLE = 2800;
const TITLE_LENGTH = 300;
const THEMES_SHOWN = 5;
const TOPICS_SHOWN = 5;

/** The page: title, summary in three lines or whole, themes as searches, pages near it. */
export function pageBlocks({ found, hit, related, topics, place }: ItemDetails): KnownBlock[] {
  const { page } = found;
  const title = oneLine(page.title, 'untitled page');
  const ranges = title === page.title ? (hit?.matches.title ?? []) : [];
  const cut = cutWithRanges(title, TITLE_LENGTH, ranges);
  return [
    richText(
      section(run('From '), linkedText(cut.text, articleLink(page), cut.ranges)),
      section(italic(shorten(factsOf(found), 1000))),
    ),
    ...summary(page.text, place.isWhole === true),
    ...gatheredBy(topics),
    ...themes(page.themes),
    ...nearBlocks(related, place.list),
  ];
}

function factsOf({ page }: ArchiveItem): string {
  return [
    ...(page.category === null ? [] : [oneLine(page.category)]),
    ...(page.type === null ? [] : [oneLine(page.type)]),
    ...(page.keywords.length === 0
      ? []
      : [`keywords ${page.keywords.map((keyword) => oneLine(keyword)).join(', ')}`]),
    `origin ${oneLine(page.origin.raw, 'none')}`,
  ].join(' · ');
}

function summary(text: string, isWhole: boolean): KnownBlock[] {
  if (oneLine(text, '') === '') {
    return [];
  }
  const shown = shorten(oneLine(text), isWhole ? SUMMARY_WHOLE : SUMMARY_START);
  const isCut = !isWhole && shown !== oneLine(text);
  return [
    richText(section(run(shown))),
    ...(isCut
      ? buttons(
          button({
            label: 'Show all',
            actionId: ACTIONS.showAll,
            value: 'all',
            spoken: 'Show all of the summary',
          }),
        )
      : []),
  ];
}

/** Topics as searches, like themes below. */
function gatheredBy(topics: readonly TopicName[]): KnownBlock[] {
  const shown = topics.slice(0, TOPICS_SHOWN);
  return shown.length === 0
    ? []
    : [
        richText(section(run(`Belongs to ${shown.length === 1 ? 'the topic' : 'topics'}`))),
        ...buttons(
          ...shown.map(({ name }, n) =>
            button({
              label: shortLine(name, 40),
              actionId: numbered(ACTIONS.ask, 10 + n),
              value: value({ text: `topic:"${name.replaceAll('"', ' ')}"`, kinds: ITEM_KINDS }),
              spoken: `${shortLine(name, 40)}: search this topic`,
            }),
          ),
        ),
      ];
}

function themes(names: readonly string[]): KnownBlock[] {
  return buttons(
    ...names.slice(0, THEMES_SHOWN).map((theme, n) =>
      button({
        label: shortLine(theme, 40),
        actionId: numbered(ACTIONS.ask, n),
        value: value({ text: `theme:"${theme.replaceAll('"', ' ')}"`, kinds: ITEM_KINDS }),
        spoken: `${shortLine(theme, 40)}: search this theme`,
      }),
    ),
  );
}

/** `On this page: 3 signals · 4 concerns`, with every other item to go to. */
export function itemsOnPage({ found, onPage, place }: ItemDetails): KnownBlock[] {
  const others = onPage.filter(({ item }) => item.id !== found.item.id);
  const kinds = ITEM_KINDS.filter((kind) => onPage.some(({ item }) => item.kind === kind));
  if (others.length === 0) {
    return [];
  }
  const counts = kinds.map((kind) =>
    countOf([kind], onPage.filter(({ item }) => item.kind === kind).length),
  );
  return [
    {
      type: 'section',
      text: { type: 'plain_text', text: `On this page: ${counts.join(' · ')}`, emoji: false },
      accessory: goTo(groupsOf(others, place.list)),
    },
  ];
}

function groupsOf(others: readonly ArchiveItem[], list: string | undefined) {
  // A select holds a hundred options in all its groups together.
  const shown = others.slice(0, BLOCK_LIMITS.selectOptions);
  return ITEM_KINDS.flatMap((kind) => {
    const options = shown
      .filter(({ item }) => item.kind === kind)
      .map((other) => itemOption(other, list));
    return options.length === 0
      ? []
      : [{ label: plainText(kindPlural(kind), BLOCK_LIMITS.optionText), options }];
  });
}
