import { articleLink } from '../../model/article-link.ts';
import { headline } from '../../model/headline.ts';
import { escapeMarkdown } from '../table-format.ts';
import { deedsOf, looksAhead, relevancyWords, sheetLine } from './entry-facts.ts';
import type { Handout, HandoutEntry } from './handout.ts';

/** The sheet as Markdown, for a wiki or an editor. What pages and people wrote stays text. */
export function markdownHandout({ title, day, groups, size }: Handout): string {
  const numbers = new Map(
    groups.flatMap(({ entries }) => entries).map((entry, n) => [entry, n + 1]),
  );
  const parts = groups.flatMap(({ heading, entries }) => [
    ...(heading === null && groups.length === 1
      ? []
      : [`## ${text(heading ?? 'Without a theme')}`]),
    ...entries.map((entry) => entryText(entry, numbers.get(entry) ?? 0)),
  ]);
  return `${[`# ${text(title)}`, sheetLine(size, day), ...parts].join('\n\n')}\n`;
}

function entryText(entry: HandoutEntry, number: number): string {
  const { found, note } = entry;
  const { item, page } = found;
  const deeds = deedsOf(entry);
  return [
    `### ${number}. ${text(headline(item).title)}`,
    `*${item.kind} · ${relevancyWords(found)} · ${page.pageDate ?? 'undated'}* · ${source(entry)}`,
    ...(item.description === null ? [] : [text(item.description)]),
    ...looksAhead(found).map(([label, said]) => `**${label}:** ${text(said)}`),
    ...(note?.text == null ? [] : [`> ${text(note.text)} (${text(note.by)})`]),
    ...(deeds === '' ? [] : [text(deeds)]),
  ].join('\n\n');
}

function source({ found }: HandoutEntry): string {
  const title = text(found.page.title);
  const link = articleLink(found.page);
  return link === null ? title : `[${title}](<${link.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`;
}

/** On one line, so that no line of a page begins a heading, a list or a quote. */
function text(foreign: string): string {
  return escapeMarkdown(foreign.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()).replace(
    /^([-+=]|\d+[.)])/,
    (sign) => sign.replace(/.$/, '\\$&'),
  );
}
