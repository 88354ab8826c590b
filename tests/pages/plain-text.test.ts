import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/pages/plain-text.ts';
import {
  aPageText,
  aSignalTable,
  parse,
  someIssues,
  someLinks,
  summaryOf,
} from '../support/page-text.ts';

describe('the plain text of what a page says', () => {
  it.each([
    ['R&amp;D', 'R&D'],
    ['R&#38;D, R&#x26;D, R&#X26;D', 'R&D, R&D, R&D'],
    ['&lt;b&gt; &quot;a&quot; &apos;b&apos;', '<b> "a" \'b\''],
    ['caf&eacute; &mdash; na&iuml;ve&nbsp;5&thinsp;&euro;', 'café — naïve\u00a05\u2009€'],
    ['it&#146;s &#147;so&#148;', 'it’s “so”'],
    ['&#128512;', '😀'],
    ['&NotEqualTilde;', '≂̸'],
    // What it says then may be meant so.
    ['&amp;lt;', '&lt;'],
    ['&#0;&#xd800;&#x110000;', '\ufffd\ufffd\ufffd'],
    ['a&#10;b&#27;c', 'a b c'],
    ['R&D, &amp, &nosuch; &; &#; &#x; ?a=1&copy=2', 'R&D, &amp, &nosuch; &; &#; &#x; ?a=1&copy=2'],
  ])('%j is %j', (written, plain) => {
    expect(plainText(written)).toBe(plain);
  });
});

describe('a page with character references', () => {
  const page = aPageText({
    title:
      '# __R&amp;D &#8212; tides__, (from page [20260329](https://letters.example.org/p/20260329).)',
    link: '__[External link](https://example.org/heat?a=1&amp;b=2)__',
    keywords: ['R&amp;D'],
    themes: ['Q&#38;A'],
    other: ['* Category: arts &amp; crafts', '* Type: Q&amp;A'],
    summary: 'Ports &amp; heat.',
    signals: [
      '| name     | description | relevancy |',
      '|:---------|:------------|----------:|',
      '| R&amp;D  | A &lt;b&gt; | 4         |',
      '| PoC\\|\\|GTFO | A \\| b | 3 |',
    ],
    rest: [
      ...someIssues,
      '',
      ...someLinks.with(-1, '* [Tom &amp; Co](fedcba9876543210fedcba9876543210)'),
    ],
  });

  it('says what they stand for, everywhere', () => {
    expect(summaryOf(page)).toMatchObject({
      title: 'R&D — tides',
      url: 'https://example.org/heat?a=1&b=2',
      keywords: ['R&D'],
      themes: ['Q&A'],
      category: 'arts & crafts',
      type: 'Q&A',
      text: 'Ports & heat.',
      closest: [{ title: 'Tom & Co' }],
    });
    expect(summaryOf(page).rows.slice(0, 2)).toMatchObject([
      { name: 'R&D', description: 'A <b>' },
      { name: 'PoC||GTFO', description: 'A | b' },
    ]);
  });

  it('keeps its link where the reference would break it', () => {
    const url = 'https://example.org/?q=&quot;heat&quot;';

    expect(summaryOf(aPageText({ link: `__[External link](${url})__` })).url).toBe(url);
  });

  it('has no row that says nothing but blanks', () => {
    const blank = '| &nbsp;       | &nbsp;                |             |';
    const signals = [...aSignalTable.slice(0, 2), blank, ...aSignalTable.slice(2)];
    const parsed = parse(aPageText({ signals }));

    expect(parsed).toMatchObject({ kind: 'page', warnings: [{ code: 'row-empty' }] });
  });
});
