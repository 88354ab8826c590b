import { expect, it } from 'vitest';
import { NO_NOTES } from '../../../src/model/review/review-notes.ts';
import type { QueueFilter } from '../../../src/model/review/review-queue.ts';
import { TeamId } from '../../../src/model/slack-ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { jonas, mira, team } from '../../support/builders.ts';
import {
  ask,
  at,
  button,
  decision,
  flagThree,
  names,
  one,
  page,
  source,
  three,
  two,
} from './queue-stage.ts';
import { nominationContract } from './queued-nominations.ts';
import { reviewSearchContract } from './review-search.ts';

export function reviewQueueContract(current: () => Store): void {
  reviewSearchContract(current);
  pageContract(current);
  logContract(current);
  notesContract(current);
  nominationContract(current);
}

function pageContract(current: () => Store): void {
  it.each([
    ['oldest', ['One', 'Two', 'Three']],
    ['flagged', ['Two', 'One', 'Three']],
    ['relevancy', ['Two', 'One', 'Three']],
  ] as const)('sorts what waits by %s', async (sort, expected) => {
    const store = current();
    await flagThree(store);

    expect(names(await store.queuePage(ask({}, { sort })))).toEqual(expected);
  });

  it.each<[string, QueueFilter, readonly string[]]>([
    ['a kind', { kind: 'concern' }, ['Two']],
    ['a theme, whatever its case', { theme: 'HEALTH' }, ['One', 'Two', 'Three']],
    ['a theme that no page has', { theme: 'Ports' }, []],
    ['a reason', { reason: 'doubtful' }, ['Two']],
    ['who flagged it', { flaggedBy: jonas.user }, ['Two', 'Three']],
    ['what is assigned to me', { assigned: 'me' }, ['Three']],
    ['what is assigned to nobody', { assigned: 'nobody' }, ['One', 'Two']],
    ['its age', { olderThanDays: 1 }, ['One']],
  ])('filters what waits by %s', async (_, filter, expected) => {
    const store = current();
    await flagThree(store);
    const wanted = { ...NO_NOTES, assignee: mira.user };
    await store.setNotes({ actor: mira, itemId: three, seen: NO_NOTES, wanted, at: at(5) });
    const nextDay = new Date(at(1).getTime() + 86_400_000);

    const found = await store.queuePage(ask(filter, { now: nextDay }));

    expect([names(found), found.total]).toEqual([expected, expected.length]);
  });

  it('counts what waits, apart from the page and the filter', async () => {
    const store = current();
    await flagThree(store);

    const second = await store.queuePage(ask({}, { offset: 2, limit: 2 }));
    const beyond = await store.queuePage(ask({ kind: 'concern' }, { offset: 10 }));

    expect(second).toMatchObject({ total: 3, waiting: 3, flaggedTwice: 1, oldest: at(1) });
    expect(beyond).toMatchObject({ entries: [], total: 1, waiting: 3 });
    expect(second.entries).toMatchObject([{ since: at(4), flags: [{ user: jonas.user }] }]);
  });

  it('says where an item was flagged, why, and what was decided before', async () => {
    const store = current();
    await flagThree(store);
    await store.addDecision(decision(5, { itemId: two, verdict: 'dismissed', note: 'Seen' }));
    await store.addMark({ itemId: two, actor: mira, mark: button, at: at(6), reason: 'urgent' });

    const { entries } = await store.queuePage(ask({ kind: 'concern' }));

    expect(entries).toMatchObject([
      {
        flaggedAt: [source],
        since: at(6),
        decision: { verdict: 'dismissed', note: 'Seen' },
        flags: [{ reasons: ['doubtful'] }, { reasons: ['urgent'] }],
      },
    ]);
  });

  it('leaves another team out', async () => {
    const store = current();
    await flagThree(store);
    const viewer = { ...mira, team: TeamId.parse('T0OTHER'), reads: [] };

    expect(await store.queuePage(ask({}, { viewer }))).toMatchObject({ total: 0, waiting: 0 });
    expect(await store.decided({ viewer, offset: 0, limit: 5 })).toEqual({ entries: [], total: 0 });
  });

  it('decides anew only what is as the reviewer saw it', async () => {
    const store = current();
    await flagThree(store);
    await store.addDecision(decision(5), { seen: null });

    const late = await store.addDecision(decision(6, { verdict: 'dismissed' }), { seen: null });
    const again = await store.addDecision(decision(7, { verdict: 'dismissed' }), { seen: at(5) });
    const undo = { actor: jonas, itemId: one, at: at(8), announceAt: at(9) };
    const undone = await store.undoDecision({ ...undo, decidedAt: at(7) });

    expect(late).toMatchObject({ kind: 'changed-meanwhile', standing: { verdict: 'accepted' } });
    expect(again).toMatchObject({ kind: 'added', replaced: { verdict: 'accepted' } });
    expect(undone).toMatchObject({
      decision: { verdict: 'dismissed' },
      standing: { verdict: 'accepted' },
    });
  });

  it('lists the decisions that stand, the newest first, and what became of a person’s flags', async () => {
    const store = current();
    await flagThree(store);
    await store.addDecision(decision(5));
    await store.addDecision(decision(6, { itemId: two, verdict: 'duplicate', duplicateOf: one }));
    await store.addMark({ itemId: two, actor: jonas, mark: button, at: at(7) });

    const viewer = { ...mira, reads: [] };
    const decided = await store.decided({ viewer, offset: 0, limit: 5 });
    const lately = await store.decided({ viewer, since: at(6), offset: 0, limit: 5 });

    expect(decided.entries).toMatchObject([
      { decision: { itemId: two, duplicateOf: one }, isOpen: true },
      { decision: { itemId: one }, isOpen: false },
    ]);
    expect(lately.total).toBe(1);
    expect(await store.ownFlags(viewer, 5)).toMatchObject([
      { since: at(2), decision: { verdict: 'duplicate' }, isOpen: true },
      { since: at(1), decision: { verdict: 'accepted' }, isOpen: false, reasons: ['urgent'] },
    ]);
  });
}

function logContract(current: () => Store): void {
  it('keeps every step in the log, those taken back too', async () => {
    const store = current();
    await store.putPages([page]);
    await store.addMark({ itemId: one, actor: mira, mark: button, at: at(1), reason: 'urgent' });
    const reason = { actor: mira, itemId: one, mark: null, at: at(2) };
    await store.setReason({ ...reason, reason: 'doubtful' });
    await store.setReason({ ...reason, reason: 'doubtful' });
    const wanted = {
      note: 'Ask Noor',
      tags: ['Energy'],
      assignee: jonas.user,
      later: '2026-12-01',
    };
    await store.setNotes({ actor: mira, itemId: one, seen: NO_NOTES, wanted, at: at(3) });
    await store.addDecision(decision(4));
    await store.undoDecision({
      actor: mira,
      itemId: one,
      decidedAt: at(4),
      at: at(5),
      announceAt: at(5),
    });
    await store.removeMark({ itemId: one, actor: mira, mark: button, at: at(6) });

    const log = await store.reviewLog({ team });

    expect(log.map(({ act, detail, by }) => [act, detail, by])).toEqual([
      ['flagged', 'doubtful', mira.user],
      ['reason', 'doubtful', mira.user],
      ['noted', 'Ask Noor', mira.user],
      ['tagged', 'Energy', mira.user],
      ['assigned', null, mira.user],
      ['put-off', '2026-12-01', mira.user],
      ['decided', 'accepted', jonas.user],
      ['undone', 'accepted', mira.user],
      ['unflagged', null, mira.user],
    ]);
    expect(log[4]).toMatchObject({ person: jonas.user });
    expect(log[6]).toMatchObject({ note: 'Ask Noor' });
    expect(await store.reviewLog({ itemId: two })).toEqual([]);
    expect(await store.reviewLog({ since: at(6) })).toHaveLength(1);
  });
}

function notesContract(current: () => Store): void {
  it('writes what a reviewer changed beside an item, and nothing over a colleague’s change', async () => {
    const store = current();
    await flagThree(store);
    const mine = { ...NO_NOTES, note: 'Ask Noor', tags: ['Énergie', 'energie', 'grid'] };
    await store.setNotes({ actor: mira, itemId: one, seen: NO_NOTES, wanted: mine, at: at(5) });

    const theirs = { ...NO_NOTES, assignee: jonas.user };
    const beside = await store.setNotes({
      actor: jonas,
      itemId: one,
      seen: NO_NOTES,
      wanted: theirs,
      at: at(6),
    });
    const over = await store.setNotes({
      actor: jonas,
      itemId: one,
      seen: NO_NOTES,
      wanted: { ...NO_NOTES, note: 'Mine' },
      at: at(7),
    });

    const both = { note: 'Ask Noor', tags: ['Énergie', 'grid'], assignee: jonas.user, later: null };
    expect(beside).toEqual({ kind: 'noted', notes: both, changed: ['assignee'] });
    expect(over).toEqual({ kind: 'changed-meanwhile', notes: both });
    expect(await store.knownTags(team)).toEqual(['Énergie', 'grid']);
    expect((await store.standings(mira, [one])).get(one)).toMatchObject({
      tags: ['Énergie', 'grid'],
      myReasons: ['urgent'],
    });
  });

  it('leaves out until its day what was put off, and counts it', async () => {
    const store = current();
    await flagThree(store);
    const wanted = { ...NO_NOTES, later: '2026-11-22' };
    await store.setNotes({ actor: mira, itemId: one, seen: NO_NOTES, wanted, at: at(5) });

    const before = await store.queuePage(ask());
    const putOff = await store.queuePage(ask({ putOff: true }));
    const then = await store.queuePage(ask({}, { today: '2026-11-22' }));

    expect([names(before), before.waiting, before.putOff]).toEqual([['Two', 'Three'], 2, 1]);
    expect(names(putOff)).toEqual(['One']);
    expect(names(then)).toEqual(['One', 'Two', 'Three']);
  });

  it('makes the note beside an item its decision’s, and gives it back with an undo', async () => {
    const store = current();
    await flagThree(store);
    const wanted = { ...NO_NOTES, note: 'Energy chapter' };
    await store.setNotes({ actor: mira, itemId: one, seen: NO_NOTES, wanted, at: at(5) });

    await store.addDecision(decision(6));
    const decided = await store.decided({ viewer: { ...mira, reads: [] }, offset: 0, limit: 1 });
    const undo = { actor: mira, itemId: one, decidedAt: at(6), at: at(7), announceAt: at(7) };
    await store.undoDecision(undo);

    expect(decided.entries).toMatchObject([{ decision: { note: 'Energy chapter' } }]);
    expect(await store.notes(team, one)).toMatchObject({ note: 'Energy chapter' });
  });
}
