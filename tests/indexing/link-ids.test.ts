import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkIdProblems } from '../../src/indexing/link-ids.ts';
import { corpusPages } from '../support/corpus.ts';
import { summaryOf } from '../support/page-text.ts';

const url = (n: number) => `https://example.org/${n}?a=1&b=2`;
const named = (link: string) => `may/${hash('md5', `b'${link}'`)}.md`;
const holding = [1, 2, 3].map((n) => ({ file: named(url(n)), url: url(n) }));

describe('names that are made of links', () => {
  it('prove a damaged link or a misnamed file where most pages hold to them', () => {
    const odd = { file: named(url(4)), url: 'https://example.org/4?a=1' };

    expect(linkIdProblems([...holding, odd])).toMatchObject([
      {
        file: odd.file,
        code: 'link-id',
        severity: 'warning',
        received: odd.url,
        expected: `a file named ${hash('md5', `b'${odd.url}'`)}.md for this link`,
      },
    ]);
  });

  it('are content with pages that hold to them, escaped or not, and with those without a link', () => {
    const escaped = {
      file: named('https://example.org/?a=1&amp;b=2'),
      url: 'https://example.org/?a=1&b=2',
    };
    const unlinked = { file: `${'0'.repeat(32)}.md`, url: null };

    expect(linkIdProblems([...holding, escaped, unlinked])).toEqual([]);
  });

  it('are nothing where most pages, or too few, hold to them', () => {
    const others = [1, 2, 3, 4].map((n) => ({
      file: `${n}`.repeat(32).concat('.md'),
      url: url(n),
    }));

    expect(linkIdProblems([...holding, ...others])).toEqual([]);
    expect(linkIdProblems([...holding.slice(0, 2), ...others.slice(0, 1)])).toEqual([]);
  });

  it.each(corpusPages())('hold for the real page $id', ({ id, text }) => {
    const page = { file: `${id}.md`, url: summaryOf(text, id).url };

    expect(linkIdProblems([...holding, page])).toEqual([]);
  });
});
