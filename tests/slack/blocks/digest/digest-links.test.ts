import { describe, expect, it } from 'vitest';
import type { DigestEntry, DigestGroup } from '../../../../src/model/digest/digest-message.ts';
import { digestLines } from '../../../../src/slack/blocks/digest/digest-lines.ts';
import { anArchiveItem } from '../../../support/builders.ts';

const tracked = 'https://example.org/heat?id=7&utm_source=letter&token=eyJhbGciOi';
const entry: DigestEntry = {
  number: 1,
  found: anArchiveItem({ name: 'Scrap turns into ore' }, { url: tracked }),
  novelty: 'new',
  alsoIn: 0,
  decision: null,
};
const group = { heading: 'Heat', more: 0, continued: false, entries: [entry] };

describe('the links of a digest', () => {
  it.each([
    ['of an article', { ...group, article: { url: tracked, date: null, theme: null } }],
    ['of an item', { ...group, article: null }],
  ])('%s are without what follows people about', (_, one: DigestGroup) => {
    const drawn = JSON.stringify(
      digestLines({
        groups: [one, one],
        floor: false,
        byKind: false,
        now: new Date(0),
        names: null,
      }),
    );

    expect(drawn).toContain('https://example.org/heat?id=7"');
    expect(drawn).not.toMatch(/utm_|token/);
  });
});
