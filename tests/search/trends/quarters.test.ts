import { expect, it } from 'vitest';
import { byQuarter } from '../../../src/search/trends/quarters.ts';

it('counts the last eight calendar quarters, empty ones too, and no undated page', () => {
  const days = [
    { date: null, items: 9 },
    { date: '2024-12-31', items: 1 },
    { date: '2025-01-01', items: 2 },
    { date: '2025-03-31', items: 3 },
    { date: '2026-10-01', items: 4 },
    { date: '2026-11-24', items: 5 },
  ];

  const quarters = byQuarter(days, '2026-11-24');

  expect(quarters.map(({ quarter }) => quarter)).toEqual([
    'Q1 2025',
    'Q2 2025',
    'Q3 2025',
    'Q4 2025',
    'Q1 2026',
    'Q2 2026',
    'Q3 2026',
    'Q4 2026',
  ]);
  expect(quarters.map(({ items }) => items)).toEqual([5, 0, 0, 0, 0, 0, 0, 9]);
});
