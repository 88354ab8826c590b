import { escapeHtml } from '../../model/text/escape-html.ts';
import { plain } from '../text/terminal-text.ts';

/** One item, as every format says it. */
export interface PageLine {
  /** Its rating, or what was decided. */
  readonly mark: string;
  readonly name: string;
  /** Null where the section's heading leads to its article. */
  readonly url: string | null;
  /** Empty where the name says it all. */
  readonly sentence: string;
  readonly more: readonly string[];
}

export interface PageSection {
  readonly heading: string;
  readonly url: string | null;
  readonly facts: readonly string[];
  readonly lines: readonly PageLine[];
  /** What is not listed, `14 more on this page`; null where everything is. */
  readonly more: string | null;
}

/** A digest for elsewhere, whatever it tells of; all texts on one line. */
export interface DigestPage {
  readonly title: string;
  readonly period: string;
  readonly story: string;
  readonly sections: readonly PageSection[];
}

/** A text of pages or people on one line, without what steers a terminal. */
export const oneLine = (words: string): string => plain(words).replaceAll(/\s+/g, ' ').trim();

export function textPage({ title, period, story, sections }: DigestPage): string {
  const lines = [`${title} · ${period}`, '', story];
  for (const section of sections) {
    lines.push('', [section.heading, ...section.facts].join(' · '));
    if (section.url !== null) {
      lines.push(oneLine(section.url));
    }
    for (const { mark, name, sentence, more } of section.lines) {
      const also = more.length === 0 ? '' : ` (${more.join(', ')})`;
      lines.push(`  ${mark}  ${name}${sentence === '' ? '' : ` - ${sentence}`}${also}`);
    }
    if (section.more !== null) {
      lines.push(`  + ${section.more}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const escapeMarkdown = (words: string) =>
  words.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => `\\${sign}`);

function markdownLink(words: string, url: string | null): string {
  return url === null || !URL.canParse(url)
    ? escapeMarkdown(words)
    : `[${escapeMarkdown(words)}](<${new URL(url).href.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
}

export function markdownPage({ title, period, story, sections }: DigestPage): string {
  const lines = [`# ${escapeMarkdown(`${title} · ${period}`)}`, '', escapeMarkdown(story)];
  for (const section of sections) {
    const facts = section.facts.map((fact) => ` · ${escapeMarkdown(fact)}`);
    lines.push('', `## ${markdownLink(section.heading, section.url)}${facts.join('')}`, '');
    for (const { mark, name, url, sentence, more } of section.lines) {
      const also = more.length === 0 ? '' : ` _(${escapeMarkdown(more.join(', '))})_`;
      lines.push(
        `- ${mark} **${markdownLink(name, url)}**${sentence === '' ? '' : ` — ${escapeMarkdown(sentence)}`}${also}`,
      );
    }
    if (section.more !== null) {
      lines.push(`- _${section.more}_`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function htmlLink(words: string, url: string | null): string {
  const isWeb = url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isWeb
    ? `<a href="${escapeHtml(new URL(url).href)}" style="color:#1f5f8b">${escapeHtml(words)}</a>`
    : escapeHtml(words);
}

/** For an e-mail: styles at each element, nothing that is fetched. */
export function htmlPage({ title, period, story, sections }: DigestPage): string {
  const heading = escapeHtml(`${title} · ${period}`);
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
${sections.map(htmlSection).join('\n')}
</main>
</body>
</html>
`;
}

function htmlSection({ heading, url, facts, lines, more }: PageSection): string {
  const beside = facts.map((fact) => ` · ${escapeHtml(fact)}`).join('');
  const rest =
    more === null ? '' : `<li style="margin:0;color:#555"><em>${escapeHtml(more)}</em></li>`;
  return `<h2 style="font-size:17px;margin:24px 0 8px">${htmlLink(heading, url)}<span style="font-weight:normal;color:#555">${beside}</span></h2>
<ul style="list-style:none;margin:0;padding:0">${lines.map(htmlLine).join('\n')}${rest}</ul>`;
}

function htmlLine({ mark, name, url, sentence, more }: PageLine): string {
  const also = more.length === 0 ? '' : ` <em>(${escapeHtml(more.join(', '))})</em>`;
  return `<li style="margin:0 0 6px"><span style="color:#555">${escapeHtml(mark)}</span> <strong>${htmlLink(name, url)}</strong>${sentence === '' ? '' : ` — ${escapeHtml(sentence)}`}${also}</li>`;
}
