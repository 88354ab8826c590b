import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../../src/slack/blocks/elements/escape-text.ts';
import { runs } from '../../../support/runs.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('escapeText', () => {
  it('turns every control sequence into what it looks like', () => {
    expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('leaves no raw angle bracket, whatever comes in', () => {
    fc.assert(
      fc.property(anyText, (text) => !/[<>]/.test(escapeText(text))),
      runs(100),
    );
  });

  it('drops marks that turn the reading direction', () => {
    expect(escapeText('a\u202eb')).toBe('a b');
  });
});
