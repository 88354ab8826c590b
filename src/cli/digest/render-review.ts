import { itemRecord } from '../../exports/records/item-record.ts';
import { articleLink } from '../../model/article-link.ts';
import { utcDay } from '../../model/calendar.ts';
import { nominationTitle, type ReviewSubject, subjectId } from '../../model/review/nomination.ts';
import type { Decision } from '../../model/review/review.ts';
import { countDecided, type ReviewSummary } from '../../model/review/review-summary.ts';
import { waitingAge } from '../../model/review/review-summary-text.ts';
import { headline } from '../../model/text/headline.ts';
import { oneLine, type PageLine, type PageSection } from './render-page.ts';

/** A message's text is no title. */
const NAME_LENGTH = 120;

/** How the command line says what was decided. */
export const VERDICT_MARKS: Readonly<Record<Decision['verdict'], string>> = {
  accepted: '✓ accepted',
  dismissed: '✕ dismissed',
  duplicate: '= duplicate',
  'false-positive': '✕ false positive',
};

/** What was decided, and what waits longest. People are not named: the command line knows ids alone. */
export function reviewSections(review: ReviewSummary, now: Date): readonly PageSection[] {
  const unnamed = countDecided(review) - review.decisions.length;
  return [
    sectionOf(
      'Decided',
      review.decisions.map(({ subject, decision }) => ({
        ...named(subject),
        mark: VERDICT_MARKS[decision.verdict],
        sentence: oneLine(decision.note ?? ''),
        more: [kindOf(subject), utcDay(decision.at)],
      })),
      unnamed > 0 ? `${unnamed} more` : null,
    ),
    sectionOf(
      'Waiting longest',
      review.longest.map(({ subject, flags, since }) => ({
        ...named(subject),
        mark: `⚑ ${flags}`,
        sentence: '',
        more: [kindOf(subject), waitingAge(since, now)],
      })),
      null,
    ),
  ].filter(({ lines }) => lines.length > 0);
}

function sectionOf(
  heading: string,
  lines: readonly PageLine[],
  more: PageSection['more'],
): PageSection {
  return { heading, url: null, facts: [], lines, more };
}

function named(subject: ReviewSubject): Pick<PageLine, 'name' | 'url'> {
  if (subject.kind === 'item') {
    const { item, page } = subject.found;
    return { name: oneLine(headline(item).title), url: articleLink(page) };
  }
  const { nomination } = subject;
  return { name: oneLine(nominationTitle(nomination, NAME_LENGTH)), url: nomination.permalink };
}

const kindOf = (subject: ReviewSubject) =>
  subject.kind === 'item' ? subject.found.item.kind : 'suggestion';

export function reviewJson({ decided, decisions, waiting, longest }: ReviewSummary) {
  return {
    decided: Object.fromEntries(decided.map(({ verdict, count }) => [verdict, count])),
    decisions: decisions.map(({ subject, decision: { verdict, note, duplicateOf, by, at } }) => ({
      ...subjectJson(subject),
      verdict,
      note,
      duplicateOf,
      by,
      at,
    })),
    waiting,
    longest: longest.map(({ subject, flags, since }) => ({
      ...subjectJson(subject),
      flags,
      since,
    })),
  };
}

function subjectJson(subject: ReviewSubject) {
  return subject.kind === 'item'
    ? { item: itemRecord(subject.found) }
    : { nomination: { id: subjectId(subject), ...named(subject) } };
}
