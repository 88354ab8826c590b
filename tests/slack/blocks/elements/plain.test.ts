import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../../src/slack/blocks/elements/escape-text.ts';
import { highlighted } from '../../../../src/slack/blocks/elements/rich-text.ts';
import { shorten, split } from '../../../../src/slack/blocks/elements/shorten.ts';
import { instant, period } from '../../../../src/slack/blocks/elements/times.ts';
import { webLink } from '../../../../src/slack/blocks/elements/web-link.ts';
import { matchWords } from '../../../../src/slack/blocks/search/query-words.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('escapeText', () => {
  it('turns every control sequence into what it looks like', () => {
    expect(escapeText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('leaves no raw angle bracket, whatever comes in', () => {
    fc.assert(fc.property(anyText, (text) => !/[<>]/.test(escapeText(text))));
  });

  it('drops marks that turn the reading direction', () => {
    expect(escapeText('a\u202eb')).toBe('a b');
  });
});

describe('webLink', () => {
  it('carries only web addresses, with what Slack would read encoded', () => {
    expect(webLink('https://example.org/a|b c', 3000)).toBe('https://example.org/a%7Cb%20c');
    expect(webLink('javascript:alert(1)', 3000)).toBeUndefined();
    expect(webLink('not an address', 3000)).toBeUndefined();
    expect(webLink(`https://example.org/${'x'.repeat(3000)}`, 3000)).toBeUndefined();
  });
});

describe('shorten and split', () => {
  it('never give more than they may, nor half a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (raw, units) => {
        const text = raw.toWellFormed();
        const parts = split(text, units);

        expect(shorten(text, units).length).toBeLessThanOrEqual(units);
        expect(shorten(text, units).isWellFormed()).toBe(true);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(units);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('highlighted', () => {
  it('keeps the text whole, however wild the ranges', () => {
    const range = fc.record({
      start: fc.integer({ min: -5, max: 300 }),
      end: fc.integer({ min: -5, max: 300 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.array(range), (text, ranges) => {
        const parts = highlighted(text, ranges).map((part) =>
          part.type === 'text' ? part.text : '',
        );

        expect(parts.join('')).toHaveLength(text.length);
      }),
    );
  });
});

describe('matchWords', () => {
  it('writes a query as a reader would', () => {
    const word = (text: string, prefix = false) => ({ kind: 'word' as const, text, prefix });

    expect(
      matchWords({
        kind: 'and',
        of: [
          { kind: 'or', of: [word('drone', true), { kind: 'phrase', text: 'air space' }] },
          { kind: 'not', of: word('toys') },
        ],
      }),
    ).toBe('(drone* OR “air space”) -toys');
  });
});

describe('times', () => {
  it('are exact and name their zone', () => {
    const from = new Date('2026-11-23T08:00:00Z');
    const to = new Date('2026-11-30T08:00:00Z');

    expect(instant(to, 'Europe/Paris')).toBe('Mon 30 Nov 2026, 09:00 (Europe/Paris)');
    expect(period(from, to, 'Europe/Paris')).toBe(
      'Mon 23 Nov 2026, 09:00 – Mon 30 Nov 2026, 09:00 (Europe/Paris)',
    );
  });
});
