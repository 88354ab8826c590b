import { describe, expect, it } from 'vitest';
import { checkBlocks, checkView } from '../../../src/workspace/rules/check-blocks.ts';

const newId = () => 'id';
const plain = (text: string) => ({ type: 'plain_text', text });
const button = (id: string) => ({ type: 'button', action_id: id, text: plain('Go') });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

function messagesOf(blocks: unknown): readonly string[] {
  const checked = checkBlocks(blocks, newId);
  return checked.ok ? [] : [checked.error, ...checked.messages];
}

const series = (name: string, labels: readonly string[]) => ({
  name,
  data: labels.map((label) => ({ label, value: 1 })),
});
const chart = (more: object = {}) => ({
  type: 'data_visualization',
  title: 'Chart',
  chart: {
    type: 'line',
    series: [series('a', ['Q1', 'Q2'])],
    axis_config: { categories: ['Q1', 'Q2'] },
    ...more,
  },
});

describe('the rules for blocks', () => {
  it.each([
    [
      'a chart whose series lacks a category',
      [chart({ series: [series('a', ['Q1'])] })],
      '[ERROR] must have one data point per category [json-pointer:/blocks/0/chart/series/0/data]',
    ],
    [
      'a chart with a long title',
      [{ ...chart(), title: 'x'.repeat(51) }],
      '[ERROR] must be less than 51 characters [json-pointer:/blocks/0/title]',
    ],
    [
      'a pie with a slice of nothing',
      [
        {
          type: 'data_visualization',
          title: 'Pie',
          chart: { type: 'pie', segments: [{ label: 'none', value: 0 }] },
        },
      ],
      '[ERROR] must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]',
    ],
    [
      'a third chart',
      [chart(), chart(), chart()],
      '[ERROR] no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
    ],
    [
      'a section’s text',
      [section('x'.repeat(3001))],
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty text',
      [section('')],
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a header',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      '[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'a button’s text',
      [{ type: 'actions', elements: [{ type: 'button', text: plain('x'.repeat(76)) }] }],
      '[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'too many buttons',
      [{ type: 'actions', elements: Array.from({ length: 26 }, (_, i) => button(`b${i}`)) }],
      '[ERROR] no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'two buttons of one action',
      [{ type: 'actions', elements: [button('same'), button('same')] }],
      '[ERROR] `action_id` same already exists [json-pointer:/blocks/0/elements]',
    ],
    [
      'an unknown block',
      [{ type: 'carpet' }],
      '[ERROR] unsupported type: carpet [json-pointer:/blocks/0/type]',
    ],
    [
      'an unknown property',
      [{ type: 'divider', colour: 'red' }],
      '[ERROR] invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a section of nothing',
      [{ type: 'section' }],
      '[ERROR] must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'a context of eleven',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }],
      '[ERROR] no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a table of 101 rows',
      [
        {
          type: 'table',
          rows: Array.from({ length: 101 }, () => [{ type: 'raw_text', text: 'x' }]),
        },
      ],
      '[ERROR] no more than 100 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      'a select without options',
      [{ type: 'actions', elements: [{ type: 'static_select', action_id: 'pick' }] }],
      '[ERROR] must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'two blocks of one id',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '[ERROR] `block_id` b already exists [json-pointer:/blocks]',
    ],
  ])('refuse %s', (_what, blocks, message) => {
    expect(messagesOf(blocks)).toEqual(['invalid_blocks', message]);
  });

  it('allow fifty blocks and no more', () => {
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));

    expect(messagesOf(blocks.slice(1))).toEqual([]);
    expect(messagesOf(blocks)).toContain(
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    );
  });

  it('count markdown over all blocks together', () => {
    const half = { type: 'markdown', text: 'x'.repeat(6001) };

    expect(messagesOf([half])).toEqual([]);
    expect(messagesOf([half, half])).toEqual(['msg_blocks_too_long']);
  });

  it('give ids to blocks and elements that came without', () => {
    const checked = checkBlocks(
      [{ type: 'actions', elements: [{ type: 'button', text: plain('Go') }] }],
      newId,
    );

    expect(checked).toMatchObject({
      ok: true,
      blocks: [{ block_id: 'id', elements: [{ action_id: 'id' }] }],
    });
  });

  it('accept rich text with styles, links and lists', () => {
    const line = {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'bold', style: { bold: true } },
        { type: 'link', url: 'https://example.org/', text: 'there' },
        { type: 'user', user_id: 'U1' },
      ],
    };

    expect(
      messagesOf([
        {
          type: 'rich_text',
          elements: [line, { type: 'rich_text_list', style: 'bullet', elements: [line] }],
        },
      ]),
    ).toEqual([]);
  });
});

describe('the rules for views', () => {
  const input = {
    type: 'input',
    block_id: 'note',
    label: plain('Note'),
    element: { type: 'plain_text_input', action_id: 'text' },
  };

  it('want a title of 24 characters at most', () => {
    const checked = checkView(
      { type: 'modal', title: plain('x'.repeat(25)), blocks: [{ type: 'divider' }] },
      'modal',
      newId,
    );

    expect(checked).toEqual({
      ok: false,
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    });
  });

  it('want a submit button where there is an input', () => {
    const view = { type: 'modal', title: plain('Note'), blocks: [input] };

    expect(checkView(view, 'modal', newId)).toEqual({
      ok: false,
      messages: ['[ERROR] missing required field: submit [json-pointer:/view]'],
    });
    expect(checkView({ ...view, submit: plain('Save') }, 'modal', newId).ok).toBe(true);
  });

  it('do not take a modal for a Home tab', () => {
    expect(checkView({ type: 'home', blocks: [] }, 'modal', newId).ok).toBe(false);
    expect(checkView({ type: 'home', blocks: [{ type: 'divider' }] }, 'home', newId).ok).toBe(true);
  });
});
