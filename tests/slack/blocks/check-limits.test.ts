import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestInfo } from '../../../src/digests/outcome.ts';
import { ItemId } from '../../../src/model/item.ts';
import type { ReviewSubject } from '../../../src/model/nomination.ts';
import type { Decision } from '../../../src/model/review.ts';
import { sealNotes } from '../../../src/review/seal-notes.ts';
import type { Nothing } from '../../../src/search/outcome.ts';
import { messageViolations, viewWithinLimits } from '../../../src/slack/blocks/check-limits.ts';
import { digestMessage } from '../../../src/slack/blocks/digest/digest-message.ts';
import { digestPickerMessage } from '../../../src/slack/blocks/digest/digest-picker.ts';
import { helpMessage } from '../../../src/slack/blocks/home/help.ts';
import { homeView } from '../../../src/slack/blocks/home/home.ts';
import type { HomeFields } from '../../../src/slack/blocks/home/home-fields.ts';
import { unknownSubcommandMessage } from '../../../src/slack/blocks/home/unknown-subcommand.ts';
import { welcomeMessage } from '../../../src/slack/blocks/home/welcome.ts';
import { decisionMessage } from '../../../src/slack/blocks/review/decision.ts';
import { decisionForm, duplicateForm } from '../../../src/slack/blocks/review/decision-form.ts';
import { flaggedMessage } from '../../../src/slack/blocks/review/flagged.ts';
import { notesForm } from '../../../src/slack/blocks/review/notes-form.ts';
import { queueView } from '../../../src/slack/blocks/review/queue-view.ts';
import { reviewQueueMessage } from '../../../src/slack/blocks/review/review-queue.ts';
import { detailsView } from '../../../src/slack/blocks/search/details/details-view.ts';
import { nothingMessage } from '../../../src/slack/blocks/search/nothing.ts';
import { resultPageMessage } from '../../../src/slack/blocks/search/result-page.ts';
import {
  noWordsMessage,
  wordsOfMessage,
} from '../../../src/slack/blocks/search/searched-message.ts';
import { sharedItemMessage } from '../../../src/slack/blocks/search/shared-item.ts';
import { unreadableMessage } from '../../../src/slack/blocks/search/unreadable.ts';
import type { SlackMessage } from '../../../src/slack/blocks/slack-message.ts';
import { tellingWords } from '../../../src/slack/listeners/telling-words.ts';
import { aWeeklyDigest } from '../../support/a-weekly-digest.ts';
import {
  aQuery,
  foresight,
  jonas,
  messageTs,
  mira,
  noWaysOn,
  pageId,
  team,
} from '../../support/builders.ts';
import {
  hostileEntry,
  hostileHit,
  hostileItem,
  hostileParent,
  hostileText,
} from '../../support/hostile-items.ts';
import { runs } from '../../support/runs.ts';
import { someDetails } from '../../support/some-details.ts';
import { someEntry, someQueue } from '../../support/some-queue.ts';

/** Control sequences that Slack would act upon, were they not escaped. Ours are user mentions. */
const LIVE_SEQUENCE = /<(?!@U0[A-Z]+>)|(?<!<@U0[A-Z]+)>/;

function buttonsOf({ blocks }: SlackMessage) {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');
}

function expectSafe(message: SlackMessage): void {
  expect(messageViolations(message)).toEqual([]);
  expect(message.text).not.toMatch(LIVE_SEQUENCE);
  for (const { accessibility_label: spoken, text } of buttonsOf(message)) {
    expect((spoken ?? text.text).toLowerCase()).toContain(text.text.toLowerCase());
  }
}

const flags = fc.array(
  fc.constant({ user: mira.user, team, since: new Date('2026-11-20T08:00:00Z'), reasons: [] }),
  { minLength: 1, maxLength: 9 },
);

const aDigest: DigestInfo = {
  definition: aWeeklyDigest(),
  schedule: 'every Monday',
  nextRunAt: new Date('2026-11-30T08:00:00Z'),
  lastRun: null,
  waiting: 0,
  dead: 0,
  unreadable: null,
};

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

describe('messages, whatever pages and people write', () => {
  it('keeps result pages within the limits of Slack', () => {
    fc.assert(
      fc.property(
        fc.array(hostileHit, { minLength: 1, maxLength: 5 }),
        hostileText,
        (hits, text) => {
          expectSafe(
            resultPageMessage({
              kind: 'found',
              listId: 'list',
              list: 'kept',
              query: aQuery({
                text,
                match: { kind: 'phrase', text },
                relevancy: { kind: 'floor', min: 4 },
                facets: Array.from({ length: 6 }, () => ({
                  facet: 'theme' as const,
                  value: text,
                  negated: true,
                })),
              }),
              kinds: ['signal'],
              page: 2,
              pages: 9,
              hits,
              total: 41,
              rated: 12,
              inherited: 29,
              partial: hits,
              leftOut: [text],
              topic: { slug: 'x', name: text, synthesis: text, links: [] },
              ways: { ...noWaysOn, only4: { text, count: 3 }, recent: text },
            }),
          );
        },
      ),
      runs(60),
    );
  });

  it('keeps answers without a hit within the limits', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const nothing: Nothing = {
          kind: 'nothing',
          query: aQuery({ text }),
          kinds: ['signal'],
          reading: text,
          nearest: { text, count: 3 },
          leftOut: [text],
          words: Array.from({ length: 16 }, () => ({ word: text, text, count: 3 })),
          partial: [],
          without: Array.from({ length: 16 }, () => ({ filter: text, text, count: 2 })),
          elsewhere: { signal: 0, concern: 1, behavior: 2, technology: 3, issue: 4000 },
        };

        expectSafe(nothingMessage(nothing));
        expectSafe(
          unreadableMessage({
            kind: 'unreadable',
            part: text,
            reason: text,
            example: text,
            validValues: Array.from({ length: 20 }, () => text),
            again: text,
          }),
        );
        expectSafe(unknownSubcommandMessage(text, 'help'));
      }),
      runs(100),
    );
  });

  it('keeps digests within the limits, replies and parents', () => {
    fc.assert(
      fc.property(hostileParent, hostileEntry, (parent, entry) => {
        expectSafe(digestMessage(parent, { runId: 'run', flagEmoji: 'eyes' }));
        expectSafe(digestMessage({ kind: 'item', entry }, { runId: 'run', flagEmoji: 'eyes' }));
        expectSafe(digestPickerMessage(parent, new Map()));
      }),
      runs(60),
    );
  });

  it('keeps what is said of one item within the limits', () => {
    fc.assert(
      fc.property(hostileItem, hostileText, (found, text) => {
        const itemId = found.item.id;
        const ref = { team, channel: foresight, ts: messageTs(1) };

        expectSafe(sharedItemMessage({ found, by: mira.user, query: text }));
        expectSafe(
          flaggedMessage(
            {
              kind: 'flagged',
              subject: { kind: 'item', found },
              flags: [],
              reasons: [text.slice(0, 40)],
              decided: null,
            },
            { kind: 'reaction', ref, emoji: text.slice(0, 50) },
            [text.slice(0, 40)],
          ),
        );
        expectSafe(
          decisionMessage(
            {
              itemId,
              team,
              verdict: 'accepted',
              note: text,
              duplicateOf: null,
              by: mira.user,
              at: new Date(0),
            },
            { kind: 'item', found },
          ),
        );
        const { title, url } = found.page;
        const related = Array.from({ length: 5 }, (_, n) => ({
          id: pageId(n),
          title,
          url,
          why: { kind: 'shares' as const, labels: [text, text, text] },
          items: [found],
        }));
        viewWithinLimits(
          detailsView(
            someDetails({
              found,
              related,
              onPage: Array.from({ length: 120 }, (_, n) => ({
                ...found,
                item: { ...found.item, id: ItemId.parse(n.toString(16).padStart(16, '0')) },
              })),
              place: { item: itemId, list: 'x'.repeat(36), channel: foresight, from: itemId },
            }),
          ),
        );
        const form = {
          subject: { kind: 'item' as const, found },
          history: null,
          remembered: {
            item: itemId,
            verdict: 'false-positive' as const,
            responseUrl: null,
            viewId: null,
            shows: 'queue' as const,
            code: '',
          },
          note: text,
        };
        viewWithinLimits(decisionForm(form));
        viewWithinLimits(duplicateForm(form, [found]));
        const notes = { note: text, tags: [text.slice(0, 40)], assignee: null, later: null };
        const remembered = { ...form.remembered, seen: sealNotes(notes) };
        viewWithinLimits(notesForm(form.subject, notes, remembered, { knownTags: [text, text] }));
      }),
      runs(60),
    );
  });

  it('keeps the review queue and the Home tab within the limits', () => {
    fc.assert(
      fc.property(queue, (open) => {
        expectSafe(reviewQueueMessage(open));
        viewWithinLimits(queueView(reviewQueueMessage(open)));
        viewWithinLimits(homeView(aHome(open)));
      }),
      runs(40),
    );
  });

  it('keeps help and the welcome within the limits', () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        expectSafe(
          welcomeMessage({ ...aDigest, definition: { ...aDigest.definition, title } }, 'eyes'),
        );
      }),
      runs(100),
    );
    expectSafe(welcomeMessage(undefined, null));
    expectSafe(helpMessage());
  });

  it('keeps the answer to a message within the limits, whatever the message says', () => {
    fc.assert(
      fc.property(hostileText, (said) => {
        const words = tellingWords(said);

        expectSafe(wordsOfMessage([...words, 'more'], noWordsMessage()));
      }),
      runs(100),
    );
  });
});

/** A Home tab that is as full as it gets. */
function aHome(open: Parameters<typeof reviewQueueMessage>[0]): HomeFields {
  const at = new Date('2026-11-24T10:00:00Z');
  const long = 'theme '.repeat(60);
  const infos = Array.from({ length: 30 }, () => aDigest);
  return {
    queue: open,
    decidedThisWeek: 1_000_000,
    digests: {
      digests: infos,
      problems: [],
      alerts: infos,
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
