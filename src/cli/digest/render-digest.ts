import { itemRecord } from '../../exports/records/item-record.ts';
import { articleLink } from '../../model/article-link.ts';
import type { DigestEntry, DigestGroup, DigestParent } from '../../model/digest/digest-message.ts';
import { jsonLine } from '../../model/json-line.ts';
import { inheritedLabel } from '../../model/relevancy.ts';
import { counted } from '../../model/text/counted.ts';
import { headline } from '../../model/text/headline.ts';
import { tellingSentence } from '../../model/text/telling-sentence.ts';
import {
  htmlPage,
  markdownPage,
  oneLine,
  type PageLine,
  type PageSection,
  textPage,
} from './render-page.ts';
import { reviewJson, reviewSections, VERDICT_MARKS } from './render-review.ts';
import { periodText, storyText } from './story-text.ts';

export const RENDER_FORMATS = ['html', 'md', 'text', 'json'] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];

/** A digest for elsewhere: all of it in one piece, whatever messages Slack takes it in. */
export interface RenderedDigest {
  readonly parents: readonly DigestParent[];
}

/** @returns with a line end at its end. */
export function renderDigest({ parents }: RenderedDigest, format: RenderFormat): string {
  const [first] = parents;
  if (first === undefined) {
    return '\n';
  }
  const groups = parents.flatMap(({ groups: some }) => some);
  const page = {
    title: oneLine(first.title),
    period: periodText(first),
    story: storyText(first),
    sections:
      first.review === null
        ? groups.map((group) => sectionOf(group, first))
        : reviewSections(first.review, first.to),
  };
  switch (format) {
    case 'html':
      return htmlPage(page);
    case 'md':
      return markdownPage(page);
    case 'text':
      return textPage(page);
    case 'json':
      return jsonLine({ ...headJson(first), ...partsJson(first, groups) });
  }
}

function rating({ item, page }: DigestEntry['found'], { minimumRelevancy }: DigestParent): string {
  if (item.relevancy !== null) {
    return `●${item.relevancy}`;
  }
  return minimumRelevancy !== null && page.meanRelevancy !== null
    ? inheritedLabel(page.meanRelevancy)
    : '○';
}

/** Links without what follows people about: a digest goes to many. */
function sectionOf(group: DigestGroup, parent: DigestParent): PageSection {
  const { heading, article, more } = group;
  return {
    heading: oneLine(heading ?? '') || 'untitled page',
    url: article === null ? null : articleLink(article),
    facts: [article?.date, article?.theme].flatMap((fact) =>
      fact === null || fact === undefined ? [] : [oneLine(fact)],
    ),
    lines: group.entries.map((entry) => lineOf(entry, group, parent)),
    more: more === 0 ? null : `${more} more on this page`,
  };
}

function lineOf(
  { found, alsoIn, decision }: DigestEntry,
  { article }: DigestGroup,
  parent: DigestParent,
): PageLine {
  const { item, page } = found;
  const sentence = item.name === null ? null : tellingSentence(item);
  return {
    mark: rating(found, parent),
    name: oneLine(headline(item).title),
    url: article === null ? articleLink(page) : null,
    sentence: sentence === null ? '' : oneLine(sentence),
    more: [
      ...(item.kind === 'signal' ? [] : [item.kind]),
      ...(alsoIn === 0 ? [] : [`also in ${counted(alsoIn, 'page')}`]),
      ...(decision === null
        ? []
        : [
            VERDICT_MARKS[decision.verdict],
            ...(decision.note === null ? [] : [`“${oneLine(decision.note)}”`]),
          ]),
    ],
  };
}

function headJson(parent: DigestParent) {
  const { digest, title, from, to } = parent;
  return { digest, title, period: periodText(parent), from, to, story: storyText(parent) };
}

function partsJson(parent: DigestParent, groups: readonly DigestGroup[]) {
  if (parent.review !== null) {
    return { review: reviewJson(parent.review) };
  }
  const { newItems, updatedItems, belowThreshold, overLimit } = parent;
  return {
    counts: { newItems, updatedItems, belowThreshold, overLimit },
    groups: groups.map(({ heading, article, more, entries }) => ({
      heading,
      article,
      more,
      entries: entries.map(({ number, novelty, alsoIn, found, decision }) => ({
        number,
        novelty,
        alsoIn,
        decision,
        item: itemRecord(found),
      })),
    })),
  };
}
