import { escapeHtml } from '../../model/text/escape-html.ts';
import { deedsOf, type EntryText, entryText, sheetLine } from './entry-facts.ts';
import type { Handout, HandoutEntry, HandoutGroup } from './handout.ts';
import { SHEET_STYLE } from './sheet-style.ts';

/**
 * The sheet as one page of HTML that needs nothing else: to be printed (an item is never cut by the
 * end of a page), sent, or opened on a phone. What pages and people wrote stays text.
 */
export function htmlHandout({ title, day, groups, size }: Handout): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Nothing of a page may run or be fetched, should something ever slip through.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${text(title)}</title>`,
    `<style>${SHEET_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<header><h1>${text(title)}</h1><p class="facts">${text(sheetLine(size, day))}</p></header>`,
    ...numbered(groups).map(groupHtml),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

interface NumberedGroup extends HandoutGroup {
  readonly first: number;
  readonly isAlone: boolean;
}

function numbered(groups: readonly HandoutGroup[]): readonly NumberedGroup[] {
  let first = 1;
  return groups.map((group) => {
    const numberedGroup = { ...group, first, isAlone: groups.length === 1 };
    first += group.entries.length;
    return numberedGroup;
  });
}

function groupHtml({ heading, entries, first, isAlone }: NumberedGroup): string {
  return [
    '<section>',
    ...(heading === null && isAlone ? [] : [`<h2>${text(heading ?? 'Without a theme')}</h2>`]),
    `<ol start="${first}">`,
    ...entries.map(entryHtml),
    '</ol>',
    '</section>',
  ].join('\n');
}

function entryHtml(entry: HandoutEntry): string {
  const { note } = entry;
  const said = entryText(entry);
  const deeds = deedsOf(entry);
  const lang = said.language === null ? '' : ` lang="${text(said.language)}"`;
  return [
    '<li><article>',
    `<h3${lang}>${text(said.title)}</h3>`,
    `<p class="facts">${dots(said.relevancy)}${text(said.facts)} · ${source(said)}</p>`,
    `<div${lang}>`,
    ...(said.body === null ? [] : [`<p>${text(said.body)}</p>`]),
    ...said.looksAhead.map(([label, words]) => `<p><b lang="en">${label}</b> ${text(words)}</p>`),
    '</div>',
    ...(note?.text == null
      ? []
      : [`<blockquote>${text(note.text)} <cite>${text(note.by)}</cite></blockquote>`]),
    ...(deeds === '' ? [] : [`<p class="deeds">${text(deeds)}</p>`]),
    '</article></li>',
  ].join('\n');
}

/** Seen, not read out: the words beside them say the same. */
function dots(relevancy: number | null): string {
  return relevancy === null
    ? ''
    : `<span class="dots" aria-hidden="true">${'●'.repeat(relevancy)}${'○'.repeat(5 - relevancy)}</span> `;
}

function source({ source: { title, link } }: EntryText): string {
  return link === null
    ? text(title)
    : `<a href="${text(link)}" rel="noreferrer">${text(title)}</a>`;
}

function text(foreign: string): string {
  return escapeHtml(foreign.toWellFormed().replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, ' '));
}
