import type { ArchiveItem } from '../../model/archive-item.ts';
import { articleLink } from '../../model/article-link.ts';
import { utcDay } from '../../model/calendar.ts';
import { inheritedLabel, inheritedRelevancy } from '../../model/relevancy.ts';
import { nominationTitle } from '../../model/review/nomination.ts';
import { headline } from '../../model/text/headline.ts';
import type { Language } from '../../model/text/language.ts';
import type { HandoutEntry } from './handout.ts';

const TITLE = 80;

/** What the sheet says of an entry, in the words of its page or of the message. */
export interface EntryText {
  readonly title: string;
  /** `signal · relevancy 4 of 5 · 2026-11-13`. */
  readonly facts: string;
  readonly source: { readonly title: string; readonly link: string | null };
  readonly body: string | null;
  /** What the page says of the item beyond its description, by its label. */
  readonly looksAhead: readonly (readonly [string, string])[];
  readonly relevancy: number | null;
  /** Null where it is not known. */
  readonly language: Language | null;
}

export function entryText({ subject, suggestedBy }: HandoutEntry): EntryText {
  if (subject.kind === 'nomination') {
    const { text, permalink, at } = subject.nomination;
    const title = nominationTitle(subject.nomination, TITLE);
    return {
      title,
      facts: `suggested by ${suggestedBy ?? 'somebody'}, ${utcDay(at)}`,
      source: { title: 'message in Slack', link: permalink },
      body: title === text ? null : text,
      looksAhead: [],
      relevancy: null,
      language: null,
    };
  }
  const { found } = subject;
  const { item, page, language } = found;
  return {
    title: headline(item).title,
    facts: `${item.kind} · ${relevancyWords(found)} · ${page.pageDate ?? 'undated'}`,
    source: { title: page.title, link: articleLink(page) },
    body: item.description,
    looksAhead: looksAhead(found),
    relevancy: item.relevancy,
    language,
  };
}

/** `relevancy 4 of 5`, `relevancy ≈3.6, the mean of its page`, `unrated`. */
function relevancyWords(found: ArchiveItem): string {
  const { relevancy } = found.item;
  const mean = inheritedRelevancy(found);
  if (relevancy !== null) {
    return `relevancy ${relevancy} of 5`;
  }
  return mean === null ? 'unrated' : `relevancy ${inheritedLabel(mean)}, the mean of its page`;
}

function looksAhead({ item }: ArchiveItem): readonly (readonly [string, string])[] {
  const parts = [
    ['Change', item.change],
    ['In ten years', item.tenYear],
    ['Driving force', item.drivingForce],
  ] as const;
  return parts.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}

/** `added by Jonas · accepted by Mira, 2026-11-23: “energy chapter”`; empty where nobody did anything. */
export function deedsOf({ addedBy, decision }: HandoutEntry): string {
  const said = decision?.text == null ? '' : `: “${decision.text}”`;
  return [
    ...(addedBy === null ? [] : [`added by ${addedBy}`]),
    ...(decision === null ? [] : [`${decision.verdict} by ${decision.by}, ${decision.day}${said}`]),
  ].join(' · ');
}

/** What the sheet says below its title. */
export function sheetLine(size: number, day: string): string {
  return `${size === 1 ? '1 item' : `${size} items`} · ${day}`;
}
