import { describe, expect, it } from 'vitest';
import { webLink } from '../../../../src/slack/blocks/elements/web-link.ts';

describe('webLink', () => {
  it('carries only web addresses, with what Slack would read encoded', () => {
    expect(webLink('https://example.org/a|b c', 3000)).toBe('https://example.org/a%7Cb%20c');
    expect(webLink('javascript:alert(1)', 3000)).toBeUndefined();
    expect(webLink('not an address', 3000)).toBeUndefined();
    expect(webLink(`https://example.org/${'x'.repeat(3000)}`, 3000)).toBeUndefined();
  });
});
