import { PageId } from '../../src/model/page-id.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Summary } from '../../src/model/summary.ts';
import { type ParsedPage, parsePage } from '../../src/pages/parse-page.ts';
import { pageId } from './builders.ts';

export const aPageId = PageId.parse('0123456789abcdef0123456789abcdef');

/** Of the one layout that may end with Signals. */
const TITLE =
  '# __Harbours plan for heat__, from ([20260329](https://letters.example.org/p/20260329).)';
const LINK = '__[External link](https://example.org/heat)__';

export interface PageParts {
  readonly title?: string;
  readonly link?: string;
  readonly keywords?: readonly string[];
  readonly themes?: readonly string[];
  readonly other?: readonly string[];
  readonly summary?: string;
  /** Lines of the table. */
  readonly signals?: readonly string[];
  /** Whatever follows, from its headings on. */
  readonly rest?: readonly string[];
}

export const aSignalTable: readonly string[] = [
  '| name         | description           |   relevancy |',
  '|:-------------|:----------------------|------------:|',
  '| Heat plans   | Ports rehearse heat.  |           4 |',
  '| Night shifts | Loading moves to dusk |           3 |',
];

/** With which most layouts end. */
export const someIssues: readonly string[] = [
  '## Issues',
  '',
  '| name       | description         |',
  '|:-----------|:--------------------|',
  '| Idle ports | Who pays for noons? |',
];

/** With which the oldest layout ends. */
export const someLinks: readonly string[] = [
  '## Closest',
  '',
  '* [Cooler quays (1932)](fedcba9876543210fedcba9876543210)',
];

/** The text of a page; only the parts that matter need be given. */
export function aPageText({
  title = TITLE,
  link = LINK,
  keywords = ['ports', 'heat'],
  themes = ['climate'],
  other = ['* Category: politics', '* Type: news'],
  summary = 'Ports rehearse for heat.',
  signals = aSignalTable,
  rest = [],
}: PageParts = {}): string {
  const head = [title, '', link, '', '', ''];
  const body = [
    ['## Keywords', '', ...keywords.map((word) => `* ${word}`)],
    ['## Themes', '', ...themes.map((word) => `* ${word}`)],
    ['## Other', '', ...other],
    ['## Summary', '', summary],
    ['## Signals', '', ...signals],
    ...(rest.length === 0 ? [] : [rest]),
  ];
  return [...head, body.map((section) => section.join('\n')).join('\n\n')].join('\n');
}

export function parse(text: string | Uint8Array, id: PageId = aPageId): ParsedPage {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parsePage({ file: `${id}.md`, id, bytes, today: '2026-11-24' });
}

/** The summary of a page that must be usable. */
export function summaryOf(text: string | Uint8Array, id: PageId = aPageId): Summary {
  const parsed = parse(text, id);
  if (parsed.kind === 'rejected') {
    throw new Error(`The page was rejected: ${JSON.stringify(parsed.problems)}`);
  }
  return parsed.summary;
}

/** Its warnings, or why it was rejected. */
export function problemsOf(text: string | Uint8Array): readonly Problem[] {
  const parsed = parse(text);
  return parsed.kind === 'rejected' ? parsed.problems : parsed.warnings;
}

/** A page with one signal. @param name - 12 letters at most, for the table to be regular. */
export function aPageNamed(name: string): string {
  const row = `| ${name.padEnd(12)} | Text.                 |           4 |`;
  return aPageText({ signals: [...aSignalTable.slice(0, 2), row] });
}

/** The file that the n-th page lies in. */
export function fileOf(n: number): string {
  return `${pageId(n)}.md`;
}
