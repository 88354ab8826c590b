import fc from 'fast-check';
import { describe, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { ItemId } from '../../../src/model/item.ts';
import type { ReviewSubject } from '../../../src/model/review/nomination.ts';
import type { Decision } from '../../../src/model/review/review.ts';
import { viewWithinLimits } from '../../../src/slack/blocks/check-limits.ts';
import { homeView } from '../../../src/slack/blocks/home/home.ts';
import type { HomeFields } from '../../../src/slack/blocks/home/home-fields.ts';
import { queueView } from '../../../src/slack/blocks/review/queue-view.ts';
import { reviewQueueMessage } from '../../../src/slack/blocks/review/review-queue.ts';
import { foresight, jonas, messageTs, mira, team } from '../../support/builders.ts';
import { hostileItem, hostileText } from '../../support/hostile-items.ts';
import { runs } from '../../support/runs.ts';
import { someEntry, someQueue } from '../../support/some-queue.ts';
import { aDigest } from './a-digest-info.ts';
import { expectSafe } from './expect-safe.ts';

const flags = fc.array(
  fc.constant({ user: mira.user, team, since: new Date('2026-11-20T08:00:00Z'), reasons: [] }),
  { minLength: 1, maxLength: 9 },
);

const decidedAs = (itemId: ItemId, note: string): Decision => ({
  itemId,
  team,
  verdict: 'duplicate',
  note,
  duplicateOf: null,
  by: mira.user,
  at: new Date('2026-11-21T08:00:00Z'),
});

const queue = fc
  .record({
    flagEmoji: fc.constantFrom('eyes', null),
    entries: fc.array(
      fc
        .record({ found: hostileItem, flags, note: hostileText, isMessage: fc.boolean() })
        .map(({ found, flags: standing, note, isMessage }) =>
          someEntry({
            subject: isMessage ? suggested(found.item.id, note) : { kind: 'item', found },
            flags: standing.map((flag) => ({
              ...flag,
              itemId: found.item.id,
              reasons: [note.slice(0, 40)],
            })),
            decision: decidedAs(found.item.id, note),
            notes: {
              note,
              tags: Array.from({ length: 10 }, () => note.slice(0, 40)),
              assignee: jonas.user,
              later: '2026-12-01',
            },
          }),
        ),
      { maxLength: 10 },
    ),
    theme: hostileText,
    lastDecided: fc.record({ found: hostileItem, note: hostileText }).map(({ found, note }) => ({
      subject: { kind: 'item' as const, found },
      decision: decidedAs(found.item.id, note),
      isOpen: false,
    })),
    mayDecide: fc.boolean(),
    missingScope: fc.constantFrom(null, 'usergroups:read'),
  })
  .map(({ entries, theme, ...fields }) =>
    someQueue({
      ...fields,
      entries: entries.map((entry, n) => ({ ...entry, subject: numbered(entry.subject, n) })),
      filter: {
        kind: 'technology',
        theme: theme.slice(0, 75) || 'x',
        reason: 'r'.repeat(40),
        flaggedBy: mira.user,
        olderThanDays: 30,
      },
      ticked: entries.map((_, n) => n.toString(16).padStart(16, '0')),
      total: 99_999,
      waiting: 99_999,
      page: 9,
      pages: 10_000,
      decidedToday: 99_999,
    }),
  );

function suggested(id: ItemId, text: string): ReviewSubject {
  const source = { team, channel: foresight, ts: messageTs(1) };
  const at = new Date(0);
  return {
    kind: 'nomination',
    nomination: { id, source, text, permalink: text, by: mira.user, at, isPrivate: true },
  };
}

/** A queue holds each item once. */
function numbered(subject: ReviewSubject, n: number): ReviewSubject {
  const id = ItemId.parse(n.toString(16).padStart(16, '0'));
  return subject.kind === 'item'
    ? { ...subject, found: { ...subject.found, item: { ...subject.found.item, id } } }
    : { ...subject, nomination: { ...subject.nomination, id } };
}

describe('the queue and the Home tab, whatever pages and people write', () => {
  it('stay within the limits of Slack', () => {
    fc.assert(
      fc.property(queue, (open) => {
        expectSafe(reviewQueueMessage(open));
        viewWithinLimits(queueView(reviewQueueMessage(open)));
        viewWithinLimits(homeView(aHome(open)));
      }),
      runs(40),
    );
  });
});

/** A Home tab that is as full as it gets. */
function aHome(open: Parameters<typeof reviewQueueMessage>[0]): HomeFields {
  const at = new Date('2026-11-24T10:00:00Z');
  const long = 'theme '.repeat(60);
  const infosOf = (kind: string) =>
    Array.from({ length: 30 }, (_, n) => ({
      ...aDigest,
      definition: { ...aDigest.definition, name: DigestName.parse(`${kind}-${n}`) },
    }));
  const infos = infosOf('weekly');
  return {
    queue: open,
    decidedThisWeek: 1_000_000,
    digests: {
      digests: infos,
      problems: [],
      alerts: infosOf('alert'),
      mayRun: true,
      mayMake: true,
      mayKeep: true,
    },
    gets: infos,
    runs: [],
    flags: open.entries.slice(0, 5).map(({ subject, decision }) => ({
      subject,
      decision,
      since: at,
      reasons: [long],
      isOpen: false,
    })),
    news: { since: at, total: 9_999, pages: [] },
    themes: Array.from({ length: 6 }, () => ({ theme: long, pages: 12_345 })),
    archive: null,
    mayKeep: true,
    now: at,
  };
}
