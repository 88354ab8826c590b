import { describe, expect, it } from 'vitest';
import { MessageContent, messageText } from '../../../src/slack/markup/message-text.ts';

const textOf = (message: unknown) => messageText(MessageContent.parse(message));

describe('everything that a message shows', () => {
  it.each([
    ['a person', { text: 'Carbon ledgers' }],
    ['attachments', { text: '', attachments: [{ title: 'Carbon ledgers', text: 'are coming' }] }],
    ['a fallback alone', { attachments: [{ fallback: 'Carbon ledgers' }] }],
    [
      'blocks',
      {
        text: '',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Carbon* ledgers' } }],
      },
    ],
    [
      'rich text',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'Carbon ledgers' }] },
            ],
          },
        ],
      },
    ],
    [
      'a preview',
      {
        text: '<https://a.org>',
        attachments: [{ from_url: 'https://a.org', title: 'Carbon ledgers' }],
      },
    ],
    [
      'cards, containers and pictures',
      {
        blocks: [
          { type: 'container', title: { type: 'plain_text', text: 'Carbon' }, blocks: [] },
          {
            type: 'carousel',
            elements: [{ type: 'card', body: { type: 'mrkdwn', text: 'ledgers' } }],
          },
          { type: 'image', image_url: 'https://a.org/x.png', alt_text: 'Carbon ledgers' },
        ],
      },
    ],
    ['a file', { files: [{ title: 'Carbon ledgers.pdf', name: 'c.pdf' }] }],
    [
      'a forward',
      {
        attachments: [
          {
            is_share: true,
            message_blocks: [
              { message: { blocks: [{ type: 'section', text: 'Carbon ledgers' }] } },
            ],
          },
        ],
      },
    ],
    ['fields', { attachments: [{ fields: [{ title: 'Topic', value: 'Carbon ledgers' }] }] }],
  ])('is found in %s', (_, message) => {
    expect(textOf(message)).toMatch(/Carbon/);
  });

  it('is said once where Slack repeats blocks as text', () => {
    expect(
      textOf({ text: 'Carbon', blocks: [{ type: 'section', text: { text: 'Carbon' } }] }),
    ).toBe('Carbon');
  });

  it('has no words of buttons, and survives parts that are odd', () => {
    const blocks = [{ type: 'actions', elements: [{ type: 'button', text: { text: 'Buy now' } }] }];

    expect(textOf({ text: 'Carbon', blocks, attachments: [null], files: 'none' })).toBe('Carbon');
  });
});
