import { articleLink } from '../../model/article-link.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { headline } from '../../model/headline.ts';
import { deedsOf, looksAhead, relevancyWords, sheetLine } from './entry-facts.ts';
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
  const { found, note } = entry;
  const { item, page } = found;
  const deeds = deedsOf(entry);
  const facts = `${item.kind} · ${relevancyWords(found)} · ${page.pageDate ?? 'undated'}`;
  return [
    '<li><article>',
    `<h3 lang="${text(found.language)}">${text(headline(item).title)}</h3>`,
    `<p class="facts">${dots(item.relevancy)}${text(facts)} · ${source(entry)}</p>`,
    `<div lang="${text(found.language)}">`,
    ...(item.description === null ? [] : [`<p>${text(item.description)}</p>`]),
    ...looksAhead(found).map(([label, said]) => `<p><b lang="en">${label}</b> ${text(said)}</p>`),
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

function source({ found }: HandoutEntry): string {
  const title = text(found.page.title);
  const link = articleLink(found.page);
  return link === null ? title : `<a href="${text(link)}" rel="noreferrer">${title}</a>`;
}

function text(foreign: string): string {
  return escapeHtml(foreign.toWellFormed().replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, ' '));
}
