import { describe, expect, it } from 'vitest';
import type { ArchiveStatus } from '../../../../src/model/archive-status.ts';
import { sentence } from '../../../../src/slack/blocks/elements/sentence.ts';
import { withIndexingNote } from '../../../../src/slack/blocks/search/indexing-note.ts';
import { shown } from '../../../support/shown.ts';

const noted = (fields: Partial<ArchiveStatus>) =>
  withIndexingNote(sentence('7 signals.'), {
    pages: 0,
    items: { signal: 0, concern: 0, behavior: 0, technology: 0, issue: 0 },
    problems: [],
    rejectedFiles: 0,
    withLastVersion: 0,
    warnings: 0,
    lastChangeAt: null,
    lastIndexAt: new Date('2026-11-20T09:00:00Z'),
    indexing: null,
    trouble: null,
    ...fields,
  });

describe('the line about an index that goes on', () => {
  it('is left out when none does, or when nothing has to be read', () => {
    expect(noted({}).text).toBe('7 signals.');
    expect(noted({ indexing: { done: 0, of: 0 } }).text).toBe('7 signals.');
  });

  it('says how far it is', () => {
    const { text, blocks } = noted({ indexing: { done: 1200, of: 3500 } });

    expect(text).toContain('The archive is being indexed: 1,200 of 3,500 files read.');
    expect(shown(blocks)).toContain('7 signals.\nThe archive is being indexed: 1,200 of 3,500');
  });

  it('asks for patience when it is the first one, also before its files are counted', () => {
    const { text } = noted({ lastIndexAt: null, indexing: { done: 0, of: 0 } });

    expect(text).toContain('indexed for the first time. Ask again in a moment for all of it.');
  });
});
