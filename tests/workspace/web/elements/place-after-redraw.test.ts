import { describe, expect, it } from 'vitest';
import { placeAfterRedraw } from '../../../../src/workspace/web/elements/place-after-redraw.ts';

/** `row.accept row.dismiss`: each is a block's id and an action's. */
const controls = (text: string) =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [blockId = '', actionId = ''] = word.split('.');
      return { blockId, actionId };
    });

const QUEUE = '1.tick 1.accept 1.dismiss 2.tick 2.accept 2.dismiss foot.next';

describe('the place of the focus after a redraw', () => {
  it.each([
    ['stays at the same control', QUEUE, 4, QUEUE, '2.accept'],
    ['finds it under what came above', QUEUE, 4, `news.undo ${QUEUE}`, '2.accept'],
    [
      'goes to its kind in the row that moved up',
      QUEUE,
      1,
      'news.undo 2.tick 2.accept 2.dismiss foot.next',
      '2.accept',
    ],
    [
      'goes to the row that came at the end of the page',
      QUEUE,
      5,
      '1.tick 1.accept 1.dismiss 3.tick 3.accept 3.dismiss foot.next',
      '3.dismiss',
    ],
    [
      'goes to what follows the last row',
      QUEUE,
      5,
      '1.tick 1.accept 1.dismiss foot.next',
      'foot.next',
    ],
    ['goes to the last control where nothing follows', 'a.one b.two', 1, 'a.one', 'a.one'],
    [
      'goes to what a button became, where blocks have new ids',
      'a.details a.flag b.details b.flag',
      1,
      'x.details x.undo y.details y.flag',
      'x.undo',
    ],
    [
      'goes to what a button became, where the block stays',
      'a.details a.flag b.details b.flag',
      1,
      'a.details a.undo b.details b.flag',
      'a.undo',
    ],
    [
      'stays at its kind where one came before it',
      'p1.next p1.all',
      0,
      'p2.back p2.next p2.all',
      'p2.next',
    ],
  ])('%s', (_, before, at, after, expected) => {
    const drawn = controls(after);

    const place = placeAfterRedraw(controls(before), at, drawn);

    expect(drawn[place]).toEqual(controls(expected)[0]);
  });

  it('is nowhere when no control is left', () => {
    expect(placeAfterRedraw(controls('a.one'), 0, [])).toBe(-1);
  });
});
