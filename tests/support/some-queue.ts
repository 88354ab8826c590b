import { NO_NOTES } from '../../src/model/review/review-notes.ts';
import type { QueueEntry } from '../../src/model/review/review-queue.ts';
import type { ShownQueue } from '../../src/slack/blocks/review/review-queue.ts';
import { anArchiveItem, mira, team } from './builders.ts';

const now = new Date('2026-11-23T09:00:00Z');

/** A queue of which nothing is said but that it is empty, for a curator. */
export function someQueue(fields: Partial<ShownQueue> = {}): ShownQueue {
  return {
    entries: [],
    total: 0,
    waiting: 0,
    flaggedTwice: 0,
    mine: 0,
    putOff: 0,
    oldest: null,
    filter: {},
    sort: 'flagged',
    page: 1,
    pages: 1,
    decidedToday: 0,
    lastDecided: null,
    mayDecide: true,
    missingScope: null,
    now,
    flagEmoji: 'triangular_flag_on_post',
    flagEmojis: [
      { emoji: 'triangular_flag_on_post', reason: 'important' },
      { emoji: 'question', reason: 'doubtful' },
    ],
    ticked: [],
    permalink: () => undefined,
    publicChannels: new Set(),
    ...fields,
  };
}

/** Something that Mira flagged and nobody decided. */
export function someEntry(fields: Partial<QueueEntry> = {}): QueueEntry {
  const found = anArchiveItem();
  return {
    subject: { kind: 'item', found },
    flags: [{ itemId: found.item.id, team, user: mira.user, since: now, reasons: [] }],
    since: now,
    flaggedAt: [],
    decision: null,
    notes: NO_NOTES,
    ...fields,
  };
}
