import { describe, expect, it } from 'vitest';
import { parseSubcommand } from '../../../src/slack/listeners/subcommand.ts';

describe('parseSubcommand', () => {
  it.each([
    ['', { kind: 'help' }],
    ['  HELP ', { kind: 'help' }],
    ['status', { kind: 'status' }],
    ['review', { kind: 'review' }],
    ['digest', { kind: 'digest-list' }],
    ['digest list', { kind: 'digest-list' }],
    ['digest preview weekly', { kind: 'digest-preview', name: 'weekly' }],
    ['Digest  run   weekly', { kind: 'digest-run', name: 'weekly' }],
    ['digest replay weekly', { kind: 'digest-replay', name: 'weekly' }],
    ['trends', { kind: 'trends', query: '' }],
    ['Trends  theme:water', { kind: 'trends', query: 'theme:water' }],
    ['digest run', { kind: 'digest-list' }],
    ['digest preview ', { kind: 'digest-list' }],
  ])('reads "%s"', (text, expected) => {
    expect(parseSubcommand(text)).toEqual(expected);
  });

  it.each([
    ['halp', 'help'],
    ['reviews', 'review'],
    ['stats', 'status'],
    ['digest prevew weekly', 'digest preview'],
    ['digest lits', 'digest list'],
    ['sheets', null],
    ['nope', null],
    ['digest frobnicate weekly', null],
    ['😀'.repeat(1000), null],
  ])('suggests the nearest for "%s"', (typed, nearest) => {
    expect(parseSubcommand(typed)).toMatchObject({ kind: 'unknown', nearest });
  });
});
