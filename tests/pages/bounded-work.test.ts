import { describe, expect, it } from 'vitest';
import { blockStructure } from '../../src/pages/block-structure.ts';
import { readBullets } from '../../src/pages/bullets.ts';
import { closestLinks } from '../../src/pages/closest-links.ts';
import { lastTextLine } from '../../src/pages/last-text.ts';
import { createProblemLog } from '../../src/pages/problem-log.ts';
import { findSections } from '../../src/pages/sections.ts';
import { readTable } from '../../src/pages/table-rows.ts';
import { aPageId, aSignalTable } from '../support/page-text.ts';

/** The lines, and how often one of them has been read. */
function countReads(lines: readonly string[]): {
  readonly counted: readonly string[];
  readonly reads: () => number;
} {
  let reads = 0;
  const counted = new Proxy(lines, {
    get: (target, key) => {
      reads += typeof key === 'string' && /^\d+$/.test(key) ? 1 : 0;
      return Reflect.get(target, key);
    },
  });
  return { counted, reads: () => reads };
}

const many = (...lines: readonly string[]) => Array.from({ length: 1000 }, () => lines).flat();

/** Reads what a page says below its head, as parsePage does, and gives the reads for each line. */
function readsPerLine(lines: readonly string[]): number {
  const { counted, reads } = countReads(lines);
  const problems = createProblemLog('page.md');
  const structure = blockStructure(lines);
  const sections = findSections(counted, structure, problems);
  readBullets(sections, 'Keywords', counted, structure, problems);
  closestLinks(sections, counted, aPageId, problems);
  const page = { lines: counted, last: lastTextLine(counted) };
  for (const section of sections.filter(({ name }) => name === 'Signals')) {
    readTable(page, section, 'signal', problems);
  }
  return reads() / lines.length;
}

describe('a page is read a few times at most, however many', () => {
  it.each([
    ['lists it has', many('## Keywords', '', '* heat', '')],
    ['lists without bullets it has', many('## Keywords', '', 'heat', '')],
    ['headings follow each other', many('## Keywords', '## Signals', '## Closest')],
    ['tables it has', many('## Signals', '', ...aSignalTable, '')],
    ['sections without table it has', many('## Signals', '', 'None.', '')],
    ['rows look blank', ['## Signals', '', ...aSignalTable, ...many('\u3000'), ...many('')]],
    ['links cannot be read', ['## Closest', '', ...many('* [a](b', '')]],
  ])('%s', (_, lines) => {
    expect(readsPerLine(lines)).toBeLessThan(8);
  });
});
