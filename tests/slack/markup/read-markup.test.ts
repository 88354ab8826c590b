import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../src/slack/markup/read-markup.ts';

describe('what somebody wrote in a message', () => {
  it.each([
    ['carbon', 'carbon'],
    ['*carbon*', 'carbon'],
    ['_carbon_', 'carbon'],
    ['`carbon`', 'carbon'],
    ['~carbon~', 'carbon'],
    ['*_carbon_*', 'carbon'],
    ['```carbon```', 'carbon'],
    ['signals *carbon ledgers*', 'signals carbon ledgers'],
    [':seedling: carbon', 'carbon'],
    ['carbon :+1: :hand::skin-tone-3:', 'carbon'],
    ['carbon:seedling: :flag-fr:ledgers', 'carbon   ledgers'],
    ['at 10:30:45 theme:health', 'at 10:30:45 theme:health'],
    ['• carbon', 'carbon'],
    ['&gt; carbon', 'carbon'],
    ['rel:&gt;=4 carbon &amp; ledgers', 'rel:>=4 carbon & ledgers'],
    ['&amp;lt; &amp;amp;amp;', '&lt; &amp;amp;'],
    ['<!subteam^S1|@scouts>', '@scouts'],
    ['<https://example.org/?a=1&amp;b=2>', 'https://example.org/?a=1&b=2'],
    ['batter* foo*', 'batter* foo*'],
    ['snake_case_name', 'snake_case_name'],
    ['<#C0FORESIGHT|foresight> carbon', '#foresight carbon'],
    ['<!here> carbon', 'carbon'],
    ['<!date^1795420831^{date}|today> carbon', 'today carbon'],
    ['<https://example.org/a|carbon ledgers>', 'carbon ledgers'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['by:<@U0MIRA|mira>', 'by:@U0MIRA'],
    ['ask <@U0MIRA|mira>', 'ask @mira'],
  ])('%s is %s', (written, plain) => {
    expect(readMarkup(written, { of: 'message' })).toBe(plain);
  });

  it('never takes long, whatever comes in', () => {
    for (const piece of ['*', '_*', '<@', '`', ':a', 'a:', 'a:b', '<https://', '~ ']) {
      const started = performance.now();
      readMarkup(piece.repeat(20_000), { of: 'message' });
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });

  it('leaves no form of Slack behind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readMarkup(`<@U1|${text.replace(/[<>|]/g, '')}>`, { of: 'message' })).not.toMatch(
          /^<@/,
        );
      }),
    );
  });
});

describe('what somebody typed into a command', () => {
  it('keeps what only looks like style', () => {
    expect(readMarkup('*ledgers* batter* `x`', { of: 'command' })).toBe('*ledgers* batter* `x`');
  });

  it('reads what Slack escaped, and what it left as it was, alike', () => {
    const escaped = '<@U0MIRA|mira> <#C0X|foresight> <https://a.org> rel:&gt;=4';

    expect(readMarkup(escaped, { of: 'command' })).toBe(
      readMarkup('@mira #foresight https://a.org rel:>=4', { of: 'command' }),
    );
  });
});
