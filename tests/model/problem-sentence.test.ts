import { describe, expect, it } from 'vitest';
import {
  type Fault,
  problemOf,
  problemSentence,
  quoteFound,
} from '../../src/model/problem-sentence.ts';

const fault: Fault = {
  line: 4,
  code: 'relevancy',
  what: 'The relevancy is no rating',
  expected: 'a whole number from 1 to 5',
  example: '4',
  received: 'four',
  remark: 'The row counts as unrated.',
};

describe('the sentence of a problem', () => {
  it('says what is wrong, what was expected with an example, what was found, and what follows', () => {
    expect(problemSentence(fault)).toBe(
      'The relevancy is no rating; expected a whole number from 1 to 5 such as "4", found "four". The row counts as unrated.',
    );
  });

  it.each([
    [{ expected: undefined }, 'The relevancy is no rating; expected "4", found "four".'],
    [
      { example: undefined, received: undefined, found: 'nothing' },
      'expected a whole number from 1 to 5, found nothing.',
    ],
    [{ expected: undefined, example: undefined }, 'The relevancy is no rating; found "four".'],
    [
      { expected: undefined, example: undefined, received: undefined },
      'The relevancy is no rating.',
    ],
  ])('leaves out what is not known: %j', (less, sentence) => {
    expect(problemSentence({ ...fault, remark: undefined, ...less })).toContain(sentence);
  });

  it.each(['It is odd.', 'Is it `a`?'])('may be said as a whole: %s', (what) => {
    expect(problemSentence({ line: 1, code: 'odd', what })).toBe(what);
  });

  it('names what nobody sees, wherever it comes from', () => {
    const sentence = problemSentence({
      ...fault,
      what: 'The section "##\u00a0Signals" is odd',
      received: '4\u200b',
    });

    expect(sentence).toContain('"##⟨U+00A0 no-break space⟩Signals"');
    expect(sentence).toContain('found "4⟨U+200B zero width space⟩"');
  });
});

describe('a problem', () => {
  it('holds what its sentence is made of', () => {
    expect(problemOf('a.md', 'warning', fault)).toEqual({
      file: 'a.md',
      line: 4,
      code: 'relevancy',
      severity: 'warning',
      message: problemSentence(fault),
      expected: 'a whole number from 1 to 5',
      example: '4',
      received: 'four',
    });
  });
});

describe('what was found', () => {
  it('is cut, however long it is and whatever it holds', () => {
    expect(quoteFound('a'.repeat(4_000_000))).toBe(`"${'a'.repeat(80)}…"`);
    expect(quoteFound('\u200b\u00a0'.repeat(100)).length).toBeLessThan(210);
    expect(quoteFound('😀'.repeat(80))).toBe(`"${'😀'.repeat(80)}"`);
  });

  it('is an empty line where there are only blanks, and not where there are others', () => {
    expect(quoteFound(' \t ')).toBe('an empty line');
    expect(quoteFound('\u00a0')).toBe('"⟨U+00A0 no-break space⟩"');
  });
});
