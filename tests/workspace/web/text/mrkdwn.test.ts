import { describe, expect, it } from 'vitest';
import { type Inline, parseMrkdwn } from '../../../../src/workspace/web/text/mrkdwn.ts';

function inline(text: string, verbatim = false): readonly Inline[] {
  const [first] = parseMrkdwn(text, { verbatim });
  return first === undefined || first.kind === 'pre' ? [] : first.children;
}

/** Every word of a tree, without its marks. */
function words(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) {
        return words(node.children);
      }
      return 'text' in node ? node.text : node.kind === 'link' ? node.label : `[${node.kind}]`;
    })
    .join('');
}

describe('parseMrkdwn', () => {
  it('reads bold, italic, strike and code', () => {
    const nodes = inline('*bold* _italic_ ~gone~ `a *b*`');

    expect(nodes.map(({ kind }) => kind).filter((kind) => kind !== 'text')).toEqual([
      'bold',
      'italic',
      'strike',
      'code',
    ]);
    expect(words(nodes)).toBe('bold italic gone a *b*');
  });

  it('nests styles', () => {
    expect(inline('*_both_*')).toEqual([
      { kind: 'bold', children: [{ kind: 'italic', children: [{ kind: 'text', text: 'both' }] }] },
    ]);
  });

  it.each(['snake_case_name', '2 * 3 * 4', '*not closed', 'a*b*c', '* space*', '**', '* *'])(
    'leaves the marks of %j alone',
    (text) => {
      expect(inline(text)).toEqual([{ kind: 'text', text }]);
    },
  );

  it('does not carry a style over a line break', () => {
    expect(words(inline('*one\ntwo*'))).toBe('*one[break]two*');
  });

  it('decodes the three entities and no others', () => {
    expect(words(inline('&lt;b&gt; &amp;lt; &quot; &nbsp;'))).toBe('<b> &lt; &quot; &nbsp;');
  });

  it('resolves mentions, channels, broadcasts and dates', () => {
    const nodes = inline(
      '<@U1> <#C1|old> <!here> <!subteam^S1|@team> <!date^5^{date}^https://x.org|then>',
    );

    expect(nodes.filter(({ kind }) => kind !== 'text')).toEqual([
      { kind: 'user', id: 'U1' },
      { kind: 'channel', id: 'C1', label: 'old' },
      { kind: 'broadcast', name: 'here' },
      { kind: 'broadcast', name: 'team' },
      { kind: 'date', seconds: 5, format: '{date}', url: 'https://x.org', fallback: 'then' },
    ]);
  });

  it('makes links of written and of bare addresses', () => {
    expect(inline('<https://a.org?x=1&amp;y|a b> https://b.org/c_d_e.')).toEqual([
      { kind: 'link', url: 'https://a.org?x=1&y', label: 'a b' },
      { kind: 'text', text: ' ' },
      { kind: 'link', url: 'https://b.org/c_d_e', label: 'https://b.org/c_d_e' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leaves bare addresses alone when verbatim', () => {
    expect(inline('https://b.org', true)).toEqual([{ kind: 'text', text: 'https://b.org' }]);
  });

  it.each(['<javascript:alert(1)|x>', '<data:text/html,x>', '<script>', '<vbscript:x|y>'])(
    'makes no link of %j',
    (text) => {
      expect(inline(text).some(({ kind }) => kind === 'link')).toBe(false);
    },
  );

  it('reads emoji, and no times of the day', () => {
    const nodes = inline(':eyes: at 10:30:15');

    expect(nodes[0]).toEqual({ kind: 'emoji', name: 'eyes' });
    expect(words(nodes.slice(1))).toBe(' at 10:30:15');
  });

  it('parts quotes, fences and lines', () => {
    const stretches = parseMrkdwn('before\n> one\n&gt; two\n```\nx = <b>\n```\nafter');

    expect(stretches.map(({ kind }) => kind)).toEqual(['lines', 'quote', 'pre', 'lines']);
    expect(stretches[2]).toEqual({ kind: 'pre', text: 'x = <b>' });
  });

  it('shows a fence that is never closed', () => {
    expect(words(inline('```open'))).toBe('```open');
  });

  it('reads 40,000 marks without partners at once', () => {
    const hostile = `${'*a _b ~c <@ `'.repeat(3300)}`;

    const nodes = inline(hostile);

    expect(words(nodes).length).toBe(hostile.length - (hostile.match(/`/g) ?? []).length);
  });
});
