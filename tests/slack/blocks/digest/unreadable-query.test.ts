import { describe, expect, it } from 'vitest';
import type { DigestInfo } from '../../../../src/digests/outcome.ts';
import { DigestName } from '../../../../src/model/digest/digest-definition.ts';
import type { Unreadable } from '../../../../src/search/outcome.ts';
import { unreadable } from '../../../../src/search/query/unreadable.ts';
import { digestListMessage } from '../../../../src/slack/blocks/digest/digest-list.ts';
import { replayMessage } from '../../../../src/slack/blocks/digest/replay-message.ts';
import { shown } from '../../../support/shown.ts';
import { aDigest } from '../a-digest-info.ts';

const rating = unreadable('rel:>=9', 'relevancy runs 1–5', 'rel:>=4');
const theme = unreadable('theme:ports', 'no page has this theme', null);

function withProblem(
  problem: Unreadable,
  pause: DigestInfo['definition']['pause'] = null,
): DigestInfo {
  const nextRunAt = pause === null ? aDigest.nextRunAt : null;
  return {
    ...aDigest,
    definition: { ...aDigest.definition, pause },
    nextRunAt,
    unreadable: problem,
  };
}

const paused = withProblem(rating, { because: 'query-unreadable', at: new Date('2026-11-20') });

describe('the list, of a query that cannot be read', () => {
  const listed = (digests: readonly DigestInfo[], alerts: readonly DigestInfo[]) =>
    shown(
      digestListMessage({
        digests,
        alerts,
        problems: [],
        mayRun: true,
        mayMake: true,
        mayKeep: true,
      }).blocks,
    );

  it('says why a digest pauses, and what is wrong', () => {
    const text = listed([paused], []);

    expect(text).toContain('It pauses: its query cannot be read any more.');
    expect(text).toContain("I can't read rel:>=9: relevancy runs 1–5. Try rel:>=4.");
  });

  it('says so of an alert', () => {
    const text = listed([], [paused]);

    expect(text).toContain('paused: its query cannot be read any more.');
    expect(text).toContain("I can't read `rel:>=9`: relevancy runs 1–5. Try `rel:>=4`.");
  });

  it('says of an alert that goes on what no page has', () => {
    const text = listed([], [withProblem(theme)]);

    expect(text).toContain("I can't read `theme:ports`: no page has this theme.");
    expect(text).not.toContain('paused');
  });
});

describe('a replay, of a query that cannot be read', () => {
  it('says what is wrong', () => {
    const name = DigestName.parse('weekly');

    const { text } = replayMessage({ kind: 'unreadable-query', name, unreadable: rating });

    expect(text).toContain('relevancy runs 1–5');
  });
});
