import { describe, expect, it } from 'vitest';
import { boldMarkup, smallPrint } from '../../../../src/slack/blocks/elements/small-print.ts';

describe('small print', () => {
  it('is one element, so that no part of it takes a line of its own', () => {
    const { elements } = smallPrint(
      { plain: 'Signal' },
      { plain: 'Rules & <maps>' },
      boldMarkup('matched keyword', 'AI'),
    );

    expect(elements).toEqual([
      {
        type: 'mrkdwn',
        text: 'Signal · Rules &amp; &lt;maps&gt; · matched keyword *AI*',
        verbatim: true,
      },
    ]);
  });

  it.each(['2 * 3 * 4', 'snake_case_', '~about~', '`code`', 'a :smile: at the end', '> quoted'])(
    'leaves the page’s %j as it is written',
    (title) => {
      const { elements } = smallPrint({ plain: title }, { markup: '⚑ 1 flag' });

      expect(elements[0]).toMatchObject({ type: 'plain_text', text: `${title} ·`, emoji: false });
    },
  );

  it('stays plain without a part that is markup', () => {
    expect(smallPrint({ plain: 'Signal' }, { plain: 'undated' }).elements).toEqual([
      { type: 'plain_text', text: 'Signal · undated', emoji: false },
    ]);
  });
});
