import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../../src/workspace/rules/check-options.ts';

const option = (text: string, value = text) => ({ text: { type: 'plain_text', text }, value });

describe('options that an app suggests', () => {
  it('are taken alone, in groups, or as none', () => {
    const group = { label: { type: 'plain_text', text: 'Themes' }, options: [option('energy')] };

    expect(checkOptions({ options: [option('energy')] })).toMatchObject({ ok: true });
    expect(checkOptions({ option_groups: [group] })).toEqual({ ok: true, options: [group] });
    expect(checkOptions({ options: [] })).toEqual({ ok: true, options: [] });
    expect(checkOptions(undefined)).toEqual({ ok: true, options: [] });
  });

  it.each([
    [
      'more than a hundred',
      { options: Array.from({ length: 101 }, (_, n) => option(`o${n}`)) },
      '[ERROR] no more than 100 items allowed [json-pointer:/options]',
    ],
    [
      'a long text',
      { options: [option('x'.repeat(76), 'x')] },
      '[ERROR] must be less than 76 characters [json-pointer:/options/0/text/text]',
    ],
    ['a word', { options: 'energy' }, '[ERROR] must provide an array [json-pointer:/options]'],
  ])('are refused where they are %s', (_, body, message) => {
    expect(checkOptions(body)).toEqual({ ok: false, messages: [message] });
  });
});
