import { describe, expect, it } from 'vitest';
import { aPageText, problemsOf, someIssues, summaryOf } from '../support/page-text.ts';

const titled = (title: string, origin = '20260329', from = '(from page [') =>
  aPageText({
    title: `# __${title}__, ${from}${origin}](https://letters.example.org/p/x).)`,
    rest: someIssues,
  });

describe('the title line', () => {
  it.each([
    'Understanding: a "quoted" title (1911), 100 % $5 €6',
    'PoC||GTFO, JOS* and llms_txt2ctx',
    'A title__, from (here) on',
    "L'été [sic] à Québec.",
  ])('gives the title %s', (title) => {
    const summary = summaryOf(titled(title));

    expect(summary.title).toBe(title);
  });

  it('is read with either of its two templates', () => {
    const old = summaryOf(titled('Old', '20230401', 'from (['));
    const recent = summaryOf(titled('Recent', '20230401', '(from page ['));

    expect([old.origin.date, recent.origin.date]).toEqual(['2023-04-01', '2023-04-01']);
  });

  it.each([
    ['20250511d', '20250511d', '2025-05-11'],
    ['20250504d ', '20250504d', '2025-05-04'],
    ['20251231-a-yearly-review', '20251231-a-yearly-review', '2025-12-31'],
    ['4320.0', '4320.0', null],
    ['20290911', '20290911', null],
    ['20250231', '20250231', null],
  ])('reads the origin %j', (label, raw, date) => {
    const summary = summaryOf(titled('Title', label));

    expect(summary.origin).toEqual({ raw, date });
  });

  it('warns of an origin in the future', () => {
    const problems = problemsOf(titled('Title', '20290911'));

    expect(problems).toEqual([expect.objectContaining({ line: 1, code: 'origin-future' })]);
  });
});

describe('the link', () => {
  it.each([
    'https://example.org/a_(b)#c?token=1&x=%E2%82%AC',
    'http://example.org/)__(x',
    'HTTPS://example.org/',
  ])('is kept as written: %s', (url) => {
    const summary = summaryOf(aPageText({ link: `__[External link](${url})__` }));

    expect(summary.url).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'tps://example.org/cut',
    'https://exa mple.org/',
    'https://',
    'data:text/html,x',
  ])('is dropped with a warning when it is %s', (url) => {
    const text = aPageText({ link: `__[External link](${url})__` });

    expect(summaryOf(text).url).toBeNull();
    expect(problemsOf(text)).toEqual([expect.objectContaining({ line: 3, code: 'link' })]);
  });

  it('may be missing', () => {
    const text = aPageText({ link: '' });

    expect(summaryOf(text).url).toBeNull();
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['link']);
  });
});
