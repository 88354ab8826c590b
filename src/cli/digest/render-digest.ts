import { itemRecord } from '../../exports/records/item-record.ts';
import { articleLink } from '../../model/article-link.ts';
import type { DigestEntry, DigestGroup, DigestParent } from '../../model/digest-message.ts';
import { headline } from '../../model/headline.ts';
import { jsonLine } from '../../model/json-line.ts';
import { inheritedLabel } from '../../model/relevancy.ts';
import { tellingSentence } from '../../model/telling-sentence.ts';
import { plain } from '../terminal-text.ts';
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
  const page = { title: first.title, period: periodText(first), story: storyText(first), groups };
  switch (format) {
    case 'html':
      return html(page, first);
    case 'md':
      return markdown(page, first);
    case 'text':
      return text(page, first);
    case 'json':
      return jsonLine(json(page, first));
  }
}

interface Page {
  readonly title: string;
  readonly period: string;
  readonly story: string;
  readonly groups: readonly DigestGroup[];
}

const oneLine = (words: string) => plain(words).replaceAll(/\s+/g, ' ').trim();

function rating({ item, page }: DigestEntry['found'], { minimumRelevancy }: DigestParent): string {
  if (item.relevancy !== null) {
    return `●${item.relevancy}`;
  }
  return minimumRelevancy !== null && page.meanRelevancy !== null
    ? inheritedLabel(page.meanRelevancy)
    : '○';
}

function textsOf(entry: DigestEntry, parent: DigestParent) {
  const { item } = entry.found;
  const sentence = item.name === null ? null : tellingSentence(item);
  return {
    mark: rating(entry.found, parent),
    name: oneLine(headline(item).title),
    sentence: sentence === null ? '' : oneLine(sentence),
    kind: item.kind === 'signal' ? '' : item.kind,
    also:
      entry.alsoIn === 0 ? '' : `also in ${entry.alsoIn} ${entry.alsoIn === 1 ? 'page' : 'pages'}`,
    url: articleLink(entry.found.page),
  };
}

const headingOf = ({ heading }: DigestGroup) => oneLine(heading ?? '') || 'untitled page';

/** Without what follows people about: a digest goes to many. */
const urlOf = ({ article }: DigestGroup) => (article === null ? null : articleLink(article));

function factsOf({ article }: DigestGroup): readonly string[] {
  return [article?.date, article?.theme].flatMap((fact) =>
    fact === null || fact === undefined ? [] : [oneLine(fact)],
  );
}

// --- plain text

function text({ title, period, story, groups }: Page, parent: DigestParent): string {
  const lines = [`${oneLine(title)} · ${period}`, '', story];
  for (const group of groups) {
    lines.push('', [headingOf(group), ...factsOf(group)].join(' · '));
    const url = urlOf(group);
    if (url !== null) {
      lines.push(oneLine(url));
    }
    for (const entry of group.entries) {
      const { mark, name, sentence, kind, also } = textsOf(entry, parent);
      const more = [kind, also].filter((part) => part !== '').join(', ');
      lines.push(
        `  ${mark}  ${name}${sentence === '' ? '' : ` - ${sentence}`}${more === '' ? '' : ` (${more})`}`,
      );
    }
    if (group.more > 0) {
      lines.push(`  + ${group.more} more on this page`);
    }
  }
  return `${lines.join('\n')}\n`;
}

// --- Markdown

const escapeMarkdown = (words: string) =>
  words.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => `\\${sign}`);

function markdownLink(words: string, url: string | null): string {
  return url === null || !URL.canParse(url)
    ? escapeMarkdown(words)
    : `[${escapeMarkdown(words)}](<${new URL(url).href.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
}

function markdown({ title, period, story, groups }: Page, parent: DigestParent): string {
  const lines = [`# ${escapeMarkdown(`${oneLine(title)} · ${period}`)}`, '', escapeMarkdown(story)];
  for (const group of groups) {
    const facts = factsOf(group).map((fact) => ` · ${escapeMarkdown(fact)}`);
    const url = urlOf(group);
    lines.push('', `## ${markdownLink(headingOf(group), url)}${facts.join('')}`, '');
    for (const entry of group.entries) {
      const { mark, name, sentence, kind, also, url: page } = textsOf(entry, parent);
      const shown = group.article === null ? markdownLink(name, page) : escapeMarkdown(name);
      const more = [kind, also].filter((part) => part !== '').join(', ');
      lines.push(
        `- ${mark} **${shown}**${sentence === '' ? '' : ` — ${escapeMarkdown(sentence)}`}${more === '' ? '' : ` _(${escapeMarkdown(more)})_`}`,
      );
    }
    if (group.more > 0) {
      lines.push(`- _${group.more} more on this page_`);
    }
  }
  return `${lines.join('\n')}\n`;
}

// --- HTML, for an e-mail: styles at each element, nothing that is fetched

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (words: string) =>
  words.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function htmlLink(words: string, url: string | null): string {
  const isWeb = url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isWeb
    ? `<a href="${escapeHtml(new URL(url).href)}" style="color:#1f5f8b">${escapeHtml(words)}</a>`
    : escapeHtml(words);
}

function html({ title, period, story, groups }: Page, parent: DigestParent): string {
  const heading = escapeHtml(`${oneLine(title)} · ${period}`);
  const sections = groups.map((group) => {
    const facts = factsOf(group).map((fact) => ` · ${escapeHtml(fact)}`);
    const entries = group.entries.map((entry) => {
      const { mark, name, sentence, kind, also, url } = textsOf(entry, parent);
      const shown = group.article === null ? htmlLink(name, url) : escapeHtml(name);
      const more = [kind, also].filter((part) => part !== '').join(', ');
      return `<li style="margin:0 0 6px"><span style="color:#555">${escapeHtml(mark)}</span> <strong>${shown}</strong>${sentence === '' ? '' : ` — ${escapeHtml(sentence)}`}${more === '' ? '' : ` <em>(${escapeHtml(more)})</em>`}</li>`;
    });
    const more =
      group.more === 0
        ? ''
        : `<li style="margin:0;color:#555"><em>${group.more} more on this page</em></li>`;
    return `<h2 style="font-size:17px;margin:24px 0 8px">${htmlLink(headingOf(group), urlOf(group))}<span style="font-weight:normal;color:#555">${facts.join('')}</span></h2>
<ul style="list-style:none;margin:0;padding:0">${entries.join('\n')}${more}</ul>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
</head>
<body style="margin:0;padding:16px;background:#fff;color:#1d1c1d;font:16px/1.5 system-ui,sans-serif">
<main style="max-width:640px;margin:0 auto">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 8px">${heading}</h1>
<p style="margin:0">${escapeHtml(story)}</p>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

// --- JSON

function json({ period, story, groups }: Page, parent: DigestParent) {
  return {
    digest: parent.digest,
    title: parent.title,
    period,
    from: parent.from,
    to: parent.to,
    story,
    counts: {
      newItems: parent.newItems,
      updatedItems: parent.updatedItems,
      belowThreshold: parent.belowThreshold,
      overLimit: parent.overLimit,
    },
    groups: groups.map(({ heading, article, more, entries }) => ({
      heading,
      article,
      more,
      entries: entries.map(({ number, novelty, alsoIn, found }) => ({
        number,
        novelty,
        alsoIn,
        item: itemRecord(found),
      })),
    })),
  };
}
