import { describe, expect, it } from 'vitest';
import { type SpokenNames, spokenText } from '../../../../src/workspace/web/text/spoken-text.ts';

const names: SpokenNames = {
  person: (id) => (id === 'U0NOOR' ? 'Noor Haddad' : id),
  channel: (id) => (id === 'C0OPEN' ? 'open' : null),
};

describe('spokenText', () => {
  it('says names instead of ids', () => {
    expect(spokenText('<@U0NOOR> shared: Local rules in <#C0OPEN|>', names)).toBe(
      'Noor Haddad shared: Local rules in open',
    );
    expect(spokenText('<#C0GONE|> and <#C0GONE|old name>, <!here>', names)).toBe(
      'private channel and old name, here',
    );
  });

  it('leaves out marks, addresses and escapes', () => {
    expect(
      spokenText('*bold* _and_ ~so on~ `code` <https://example.org/a?b|a page> R&amp;D', names),
    ).toBe('bold and so on code a page R&D');
    expect(spokenText('&gt; quoted\n```\nlet a = 1;\n```\n:white_check_mark:', names)).toBe(
      'quoted let a = 1; white check mark',
    );
  });

  it('says of a date what its author wrote for want of a better one', () => {
    expect(spokenText('due <!date^1795424400^{date_short}|23 Nov>', names)).toBe('due 23 Nov');
  });
});
