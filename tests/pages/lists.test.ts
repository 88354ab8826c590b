import { describe, expect, it } from 'vitest';
import { aPageId, aPageText, parse, problemsOf, summaryOf } from '../support/page-text.ts';

describe('keywords and themes', () => {
  it('are joined again when each character is a bullet', () => {
    const summary = summaryOf(
      aPageText({
        keywords: Array.from('silk dress,Rivers-Cofield,1.5°'),
        themes: Array.from('AI,EU'),
      }),
    );

    expect(summary.keywords).toEqual(['silk dress', 'Rivers-Cofield', '1.5°']);
    expect(summary.themes).toEqual(['AI', 'EU']);
  });

  it('are joined though the blanks at line ends were lost', () => {
    const text = aPageText({ keywords: Array.from('silk dress,code') });

    const summary = summaryOf(text.replace(/ +$/gm, ''));

    expect(summary.keywords).toEqual(['silk dress', 'code']);
  });

  it('stay as they are when a few of them are single letters', () => {
    const summary = summaryOf(aPageText({ keywords: ['R', 'C', 'statistics'], themes: ['X'] }));

    expect(summary.keywords).toEqual(['R', 'C', 'statistics']);
    expect(summary.themes).toEqual(['X']);
  });

  it('are trimmed, and blank ones dropped', () => {
    const summary = summaryOf(aPageText({ keywords: ['  ports ', '', '- ', '# x'] }));

    expect(summary.keywords).toEqual(['ports', '-', '# x']);
  });

  it('are read out of nested lists', () => {
    const text = aPageText().replace('* heat', '* heat\n  * heat pumps\n    * cheap ones');

    const summary = summaryOf(text);

    expect(summary.keywords).toEqual(['ports', 'heat', 'heat pumps', 'cheap ones']);
  });
});

describe('the closest pages', () => {
  const other = 'fa8cbd7fc0beae839d485f07ed3b6dff';
  const withClosest = (...links: readonly string[]) =>
    aPageText({ rest: ['## Closest', '', ...links] });

  it('are read whatever their titles hold', () => {
    const summary = summaryOf(withClosest(`* [A "B" (C, #2) & D](x)](${other})`));

    expect(summary.closest).toEqual([{ title: 'A "B" (C, #2) & D](x)', id: other }]);
  });

  it('leave out the page itself and repeats', () => {
    const summary = summaryOf(
      withClosest(`* [Self](${aPageId})`, `* [One](${other})`, `* [Two](${other})`),
    );

    expect(summary.closest).toEqual([{ title: 'One', id: other }]);
  });

  it('keep an id that lost a letter as it is written', () => {
    const broken = '323d711c5ddadaad774954410012c61';

    const summary = summaryOf(withClosest(`* [Broken](${broken})`));

    expect(summary.closest).toEqual([{ title: 'Broken', id: broken }]);
  });

  it.each([['* '], ['*'], ['* ', ''], ['- '], ['* ', '* ']])(
    'may be none, written as empty bullets: %j',
    (...lines) => {
      const text = withClosest(...lines);

      expect(summaryOf(text).closest).toEqual([]);
      expect(problemsOf(text)).toEqual([]);
    },
  );

  it('break off in an empty bullet below others', () => {
    expect(problemsOf(withClosest(`* [One](${other})`, '* '))).toEqual([
      expect.objectContaining({ code: 'cut-off', severity: 'rejected' }),
    ]);
  });

  it('are warned of where they cannot be read', () => {
    const text = withClosest('* A page', `* [One](${other})`);

    expect(parse(text).kind).toBe('page');
    expect(problemsOf(text)).toEqual([expect.objectContaining({ code: 'closest-link' })]);
  });
});
