import fc from 'fast-check';
import type { ArchiveItem } from '../../src/model/archive-item.ts';
import { DigestName } from '../../src/model/digest/digest-definition.ts';
import type {
  DigestEntry,
  DigestParent,
  DigestStory,
} from '../../src/model/digest/digest-message.ts';
import { type Hit, NO_MATCH } from '../../src/model/hit.ts';
import { ItemId, ItemKind } from '../../src/model/item.ts';
import type { ReviewSubject } from '../../src/model/review/nomination.ts';
import type { Decision } from '../../src/model/review/review.ts';
import type { ReviewSummary } from '../../src/model/review/review-summary.ts';
import { UserId } from '../../src/model/slack-ids.ts';
import { anArchiveItem, foresight, messageTs, mira, team } from './builders.ts';

/** Text as pages and people can hold it: any UTF-16, Slack's control sequences, far too long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<!channel> <!everyone> <@U0MIRA> <#C0X|x>',
    '*bold* _it_ ~no~ `code` > quote &amp; &lt;',
    '\u202egnirts desrever\u202c',
    '\ud800 lone \udfff',
    'a\u0000b\u0007c',
    '  ',
    '\n\n',
    '😀'.repeat(2000),
    'x'.repeat(50_000),
    'word '.repeat(4000),
  ),
);

const maybe = (text: fc.Arbitrary<string>) =>
  fc.oneof(text, fc.constant(null)).map((value) => (value === '' ? null : value));

export const hostileItem: fc.Arbitrary<ArchiveItem> = fc
  .record({
    row: fc.record({
      kind: fc.constantFrom(...ItemKind.options),
      name: maybe(hostileText),
      description: maybe(hostileText),
      relevancy: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(null)),
      change: maybe(hostileText),
      tenYear: maybe(hostileText),
      drivingForce: maybe(hostileText),
    }),
    title: hostileText,
    url: maybe(fc.oneof(hostileText, fc.webUrl(), fc.constant('javascript:alert(1)'))),
    raw: hostileText,
    category: maybe(hostileText),
    themes: fc.array(hostileText, { maxLength: 30 }),
    keywords: fc.array(hostileText, { maxLength: 30 }),
    text: hostileText,
    meanRelevancy: fc.oneof(fc.double({ min: 1, max: 5, noNaN: true }), fc.constant(null)),
    goneAt: fc.oneof(fc.constant(new Date('2026-11-01T00:00:00Z')), fc.constant(null)),
  })
  .map(({ row, title, url, raw, category, themes, keywords, text, meanRelevancy, goneAt }) => {
    const { item, page } = anArchiveItem(row);
    return {
      item,
      language: 'en' as const,
      page: {
        ...page,
        title,
        url,
        origin: { raw, date: null },
        category,
        themes,
        keywords,
        text,
        meanRelevancy,
      },
      goneAt,
      leftWithPage: goneAt !== null,
    };
  });

const ranges = fc
  .array(fc.record({ start: fc.nat(500), length: fc.nat(20) }), { maxLength: 5 })
  .map((found) =>
    found
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, length }) => ({ start, end: start + length })),
  );

export const hostileHit: fc.Arbitrary<Hit> = fc
  .record({ found: hostileItem, description: ranges, change: ranges })
  .map(({ found, description, change }) => ({
    ...NO_MATCH,
    found,
    score: 1,
    matches: { ...NO_MATCH.matches, description, change },
    moreFromPage: 0,
  }));

const hostileDecision: fc.Arbitrary<Decision> = fc
  .record({ note: fc.oneof(hostileText, fc.constant(null)) })
  .map(({ note }) => ({
    itemId: ItemId.parse('00000000000000ff'),
    team,
    verdict: 'accepted',
    note,
    duplicateOf: null,
    by: mira.user,
    at: new Date('2026-11-20T09:00:00Z'),
  }));

export const hostileEntry: fc.Arbitrary<DigestEntry> = fc.record({
  number: fc.integer({ min: 1, max: 50 }),
  found: hostileItem,
  novelty: fc.constantFrom('new', 'updated'),
  alsoIn: fc.nat(9),
  decision: fc.oneof(fc.constant(null), hostileDecision),
});

const hostileStory: fc.Arbitrary<DigestStory> = fc.record({
  newPages: fc.nat(500),
  updatedPages: fc.nat(500),
  passed: fc.nat(5000),
  inherited: fc.nat(5000),
  rising: fc.oneof(
    fc.constant(null),
    fc.record({
      theme: hostileText,
      items: fc.nat(90),
      before: fc.nat(90),
      beforeDays: fc.constantFrom(28, 91),
    }),
  ),
  quiet: fc.oneof(
    fc.constant(null),
    fc.record({
      theme: hostileText,
      items: fc.nat(9),
      before: fc.nat(900),
      expected: fc.float({ min: 5, max: 90, noNaN: true }),
    }),
  ),
  accepted: fc.array(
    fc.record({
      item: hostileItem.map(({ item }) => item.id),
      name: hostileText,
      by: fc.constant(UserId.parse('U0MIRA')),
      note: fc.oneof(hostileText, fc.constant(null)),
    }),
    { maxLength: 3 },
  ),
  bestBelow: fc.oneof(fc.constant(null), hostileItem),
  simulated: fc.boolean(),
  unindexed: fc.boolean(),
});

const hostileSubject: fc.Arbitrary<ReviewSubject> = fc.oneof(
  hostileItem.map((found) => ({ kind: 'item' as const, found })),
  fc
    .record({ text: hostileText, permalink: fc.oneof(hostileText, fc.constant(null)) })
    .map((words) => ({
      kind: 'nomination' as const,
      nomination: {
        ...words,
        id: ItemId.parse('00000000000000ff'),
        source: { team, channel: foresight, ts: messageTs(7) },
        by: mira.user,
        at: new Date('2026-11-20T09:00:00Z'),
        isPrivate: false,
      },
    })),
);

const hostileReview: fc.Arbitrary<ReviewSummary> = fc.record({
  decided: fc.constant([{ verdict: 'accepted' as const, count: 90 }]),
  decisions: fc.array(
    fc.record({
      subject: hostileSubject,
      decision: hostileDecision,
    }),
    { maxLength: 50 },
  ),
  waiting: fc.nat(500),
  longest: fc.array(
    fc.record({
      subject: hostileSubject,
      flags: fc.nat(20),
      since: fc.constant(new Date('2026-11-02T09:00:00Z')),
    }),
    { maxLength: 5 },
  ),
});

export const hostileParent: fc.Arbitrary<DigestParent> = fc.record({
  kind: fc.constant('parent' as const),
  digest: fc.constant(DigestName.parse('weekly')),
  title: hostileText,
  from: fc.constant(new Date('2026-11-16T08:00:00Z')),
  to: fc.constant(new Date('2026-11-23T08:00:00Z')),
  timezone: fc.constantFrom('Europe/Paris', 'UTC', 'Australia/Lord_Howe'),
  slots: fc.integer({ min: 1, max: 4 }),
  newItems: fc.nat(5000),
  updatedItems: fc.nat(50),
  belowThreshold: fc.nat(5000),
  overLimit: fc.nat(50),
  minimumRelevancy: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(null)),
  query: hostileText,
  isAlert: fc.boolean(),
  groups: fc.array(
    fc.record({
      heading: fc.oneof(hostileText, fc.constant(null)),
      article: fc.oneof(
        fc.constant(null),
        fc.record({
          url: fc.oneof(hostileText, fc.constant(null)),
          date: fc.oneof(fc.constant('2025-11-20'), fc.constant(null)),
          theme: fc.oneof(hostileText, fc.constant(null)),
        }),
      ),
      more: fc.nat(50),
      continued: fc.boolean(),
      entries: fc.array(hostileEntry, { minLength: 1, maxLength: 12 }),
    }),
    { maxLength: 4 },
  ),
  review: fc.oneof(fc.constant(null), hostileReview),
  story: fc.oneof(fc.constant(null), hostileStory),
  part: fc.constant(1),
  parts: fc.integer({ min: 1, max: 3 }),
  nextRunAt: fc.oneof(fc.constant(new Date('2026-11-30T08:00:00Z')), fc.constant(null)),
});
