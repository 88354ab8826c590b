import { describe, expect, it } from 'vitest';
import { richTextOf } from '../../../src/workspace/state/rich-text-of.ts';

const elementsOf = (text: string) =>
  JSON.parse(JSON.stringify(richTextOf(text, 'b'))).elements[0].elements;
const text = (said: string) => ({ type: 'text', text: said });
const styled = (said: string, style: string) => ({ ...text(said), style: { [style]: true } });

describe('what people type, as rich text', () => {
  it.each([
    ['R&amp;D &lt;soon&gt;', [text('R&D <soon>')]],
    [
      'hi <@U1>, see <#C1|foresight>',
      [
        text('hi '),
        { type: 'user', user_id: 'U1' },
        text(', see '),
        { type: 'channel', channel_id: 'C1' },
      ],
    ],
    ['<https://example.org/?a=1&amp;b=2>', [{ type: 'link', url: 'https://example.org/?a=1&b=2' }]],
    [':seedling: carbon', [{ type: 'emoji', name: 'seedling' }, text(' carbon')]],
    [
      '*bold* _thin_ ~gone~ `code`',
      [
        styled('bold', 'bold'),
        text(' '),
        styled('thin', 'italic'),
        text(' '),
        styled('gone', 'strike'),
        text(' '),
        styled('code', 'code'),
      ],
    ],
    ['2 * 3 * 4, a_b_c and 10:30:00', [text('2 * 3 * 4, a_b_c and 10:30:00')]],
  ])('says of %j what Slack’s client would', (typed, elements) => {
    expect(elementsOf(typed)).toEqual(elements);
  });
});
