import { expect, it } from 'vitest';
import { sparkline } from '../../../../src/slack/blocks/elements/sparkline.ts';

it.each([
  [[0, 1, 50, 100], '▁▂▅█'],
  [[0, 0], '▁▁'],
  [[3], '█'],
  [[], ''],
])('draws %j as %s', (counts, bars) => {
  expect(sparkline(counts.map((items) => ({ items })))).toBe(bars);
});
