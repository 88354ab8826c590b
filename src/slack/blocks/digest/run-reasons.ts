import type { RichTextElement } from '@slack/types';
import type { RunReasonsOutcome } from '../../../digests/outcome.ts';
import { QUIET_RULE } from '../../../digests/selection/quiet-theme.ts';
import { RISING_RULE } from '../../../digests/selection/rising-theme.ts';
import { calendarPeriod } from '../../../model/calendar.ts';
import { inheritedLabel } from '../../../model/relevancy.ts';
import { counted } from '../../../model/text/counted.ts';
import { plural } from '../../../model/text/kind-words.ts';
import { TREND_RULE } from '../../../search/trends/trend-rule.ts';
import { context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { themeSentences } from './digest-story.ts';
import { unknownRunMessage } from './run-items.ts';

type Reasons = Extract<RunReasonsOutcome, { readonly kind: 'reasons' }>;

/** Lines in a block: names are shortened, so these fit. */
const LINES = 8;

/** Why each item of a digest is in it, and why the five nearest are not. */
export function runReasonsMessage(outcome: RunReasonsOutcome): SlackMessage {
  if (outcome.kind === 'unknown-run') {
    return unknownRunMessage();
  }
  const { chosen, leftOut, title } = outcome;
  const when = calendarPeriod(outcome.run.from, outcome.run.to, outcome.timezone);
  const heading = `Why these? ${shortLine(title, 80)}, ${when}`;
  return {
    text: escapeText(heading),
    blocks: [
      header(heading),
      richText(section(run(rule(outcome)))),
      ...themeBlocks(outcome.themes),
      ...inBlocks(chosen.map((reason) => chosenLine(reason, outcome))),
      ...(leftOut.length === 0
        ? []
        : [
            richText(section(bold('Came nearest and were left out'))),
            ...inBlocks(leftOut.map(leftOutLine)),
          ]),
    ],
  };
}

/** What the digest said of themes, with the counts and the rules behind it. */
function themeBlocks(themes: Reasons['themes']) {
  const { rising, quiet } = themes;
  const sentences = themeSentences(themes);
  return sentences.length === 0
    ? []
    : [
        richText(
          section(
            ...sentences.map((words, n) => [...run(n === 0 ? '' : '\n'), ...words]),
            run(quiet === null ? '' : ` ${counted(quiet.before, 'item')} in the year before.`),
          ),
        ),
        context(
          ...(rising === null ? [] : [RISING_RULE]),
          ...(quiet === null ? [] : [TREND_RULE, QUIET_RULE]),
        ),
      ];
}

/** The rule in two sentences. */
function rule({ minimumRelevancy, query }: Reasons): string {
  const asked = query === '' ? '' : ` for “${shortLine(query, 150)}”`;
  const floor = minimumRelevancy === null ? '' : `, relevancy ${minimumRelevancy}+`;
  return `What came in these days${asked}${floor}: ratings first, then pages’ means (≈)${query === '' ? '' : '; rows that say its words themselves before those found by their page’s labels'}. Each page and theme has a share, each kind a place, and what says the same is folded.`;
}

function chosenLine(reason: Reasons['chosen'][number], { query }: Reasons): RichTextElement[] {
  const { number, found, novelty, words, heldFor, alsoIn } = reason;
  const because = [
    standing(reason),
    novelty === 'new' ? 'new' : 'its row was changed',
    ...(words === 'own' ? [`says ${shortLine(query, 40)}`] : []),
    ...(words === 'label' ? ['found by its page’s labels'] : []),
    ...(heldFor === null ? [] : [`holds a place of ${plural(heldFor)}`]),
    ...(alsoIn === 0 ? [] : [`stands for ${counted(alsoIn, 'other page')} that say the same`]),
  ];
  return [...run(`${number}. `), ...bold(itemName(found)), ...run(`: ${because.join(', ')}.`)];
}

function leftOutLine(reason: Reasons['leftOut'][number]): RichTextElement[] {
  return [
    ...bold(itemName(reason.found)),
    ...run(`: ${standing(reason)}, but ${exclusion(reason)}.`),
  ];
}

function exclusion({ because, same, found }: Reasons['leftOut'][number]): string {
  switch (because.kind) {
    case 'page-share':
      return `“${shortLine(found.page.title, 80, 'untitled page')}” has its ${because.most} already`;
    case 'theme-share':
      return `${shortLine(because.theme, 60)} has its ${because.most} already`;
    case 'second-inherited':
      return `one unrated ${found.item.kind} of its page is in already`;
    case 'same-as':
      return `it says nearly the same as “${same === null ? 'another' : itemName(same)}”`;
    case 'no-room':
      return `there was room for ${because.limit}`;
  }
}

function standing({
  relevancy,
  inherited,
}: Reasons['leftOut'][number] | Reasons['chosen'][number]) {
  if (relevancy !== null) {
    return `rated ${relevancy}`;
  }
  return inherited === null
    ? 'unrated'
    : `unrated, its page’s mean is ${inheritedLabel(inherited)}`;
}

function inBlocks(lines: readonly (readonly RichTextElement[])[]) {
  const blocks = [];
  for (let n = 0; n < lines.length; n += LINES) {
    const some = lines.slice(n, n + LINES);
    blocks.push(
      richText(section(...some.map((line, at) => [...run(at === 0 ? '' : '\n'), ...line]))),
    );
  }
  return blocks;
}
