import { escapeMarkdown } from '../table-format.ts';
import { deedsOf, type EntryText, entryText, sheetLine } from './entry-facts.ts';
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
    ...entries.map((entry) => entryPart(entry, numbers.get(entry) ?? 0)),
  ]);
  return `${[`# ${text(title)}`, sheetLine(size, day), ...parts].join('\n\n')}\n`;
}

function entryPart(entry: HandoutEntry, number: number): string {
  const { note } = entry;
  const said = entryText(entry);
  const deeds = deedsOf(entry);
  return [
    `### ${number}. ${text(said.title)}`,
    `*${text(said.facts)}* · ${source(said)}`,
    ...(said.body === null ? [] : [text(said.body)]),
    ...said.looksAhead.map(([label, words]) => `**${label}:** ${text(words)}`),
    ...(note?.text == null ? [] : [`> ${text(note.text)} (${text(note.by)})`]),
    ...(deeds === '' ? [] : [text(deeds)]),
  ].join('\n\n');
}

function source({ source: { title, link } }: EntryText): string {
  return link === null
    ? text(title)
    : `[${text(title)}](<${link.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`;
}

/** On one line, so that no line of a page begins a heading, a list or a quote. */
function text(foreign: string): string {
  return escapeMarkdown(foreign.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()).replace(
    /^([-+=]|\d+[.)])/,
    (sign) => sign.replace(/.$/, '\\$&'),
  );
}
