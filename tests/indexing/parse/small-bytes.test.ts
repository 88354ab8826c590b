import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_BYTES } from '../../../src/indexing/parse/small-bytes.ts';
import { parse } from '../../support/page-text.ts';
import { runs } from '../../support/runs.ts';

/** What a page of one worker may take, and so the most that others would wait for it here. */
const LIMIT_MS = 2000;

const HEAD =
  '# __Heat__, from ([20260329](https://letters.example.org/p/20260329).)\n\n__[External link](https://example.org/heat)__\n\n\n\n';

const sections = [
  '',
  '## Keywords\n\n',
  '## Other\n\n',
  '## Summary\n\n',
  '## Signals\n\n| name | description |\n|:--|:--|\n',
  '## Closest\n\n',
];

/** What lists, headings, tables, emphasis, links and references are made of. */
const pieces = [
  '* x',
  '  * x',
  '      * x',
  '1. x',
  '12) x',
  '- ',
  '*',
  '* - + * x',
  '+ z',
  '\t* x',
  ' ',
  '\n',
  '# a',
  '  # x',
  '## Signals',
  '##Signals',
  '**Signals**',
  'Signals:',
  '## Closest',
  '### Si',
  '##\u00a0',
  '|',
  '| a | b |',
  '|:--|:--|',
  '\\|',
  '-',
  '-|',
  ' | ',
  '> x',
  'lazy',
  '    code',
  '```',
  '***',
  '===',
  '[a](b',
  '* [a](b)',
  '](',
  ')__',
  '__, from ([',
  '](x).)',
  '__[',
  '<b>',
  '&amp;',
  '&#x26;',
  '&',
  '_',
  '\u200b',
  '\u3000',
  '\u0301',
  '漢',
  '😀',
  '\r',
  'nan',
  'a'.repeat(60),
];

const smallPages = fc
  .tuple(
    fc.constantFrom(...sections),
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n', '', '\n\n', ' '),
  )
  .map(([section, parts, between]) => {
    const unit = parts.join(between) + between;
    const text = HEAD + section + unit.repeat(Math.ceil(SMALL_BYTES / unit.length));
    return new TextEncoder().encode(text).subarray(0, SMALL_BYTES);
  });

describe('a page that is small enough to be parsed where others wait', () => {
  it('takes a moment of the processor, however it is made', () => {
    fc.assert(
      fc.property(smallPages, (bytes) => {
        const before = process.threadCpuUsage();
        parse(bytes);
        const { user, system } = process.threadCpuUsage(before);

        expect((user + system) / 1000).toBeLessThan(LIMIT_MS / 2);
      }),
      runs(600),
    );
  }, 120_000);
});
