import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import {
  isSameNote,
  NO_NOTES,
  NOTE_FIELDS,
  type ReviewNotes,
} from '../../../model/review/review-notes.ts';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { CalendarDate } from '../../../model/summary.ts';
import type { NotesRequest, ReviewNotesStore } from '../../review-notes-store.ts';
import type { Connection } from '../connection.ts';
import { foldValue } from '../fold.ts';

const StateRow = z.object({
  itemId: ItemId,
  note: z.string().nullable(),
  assignee: UserId.nullable(),
  later: CalendarDate.nullable(),
});
const TagRow = z.object({ itemId: ItemId, tag: z.string() });

/** Notes of many items at once; within the caller's transaction. */
export type ReadNotes = (team: TeamId, ids: readonly ItemId[]) => ReadonlyMap<ItemId, ReviewNotes>;

export function createReadNotes(db: Database): ReadNotes {
  const states = db.prepare<[object]>(`
    SELECT item_id AS itemId, note, assignee, later FROM review_state
    WHERE team = @team AND item_id IN (SELECT value FROM json_each(@ids))`);
  const tags = db.prepare<[object]>(`
    SELECT item_id AS itemId, tag FROM review_tag
    WHERE team = @team AND item_id IN (SELECT value FROM json_each(@ids)) ORDER BY folded`);
  return (team, ids) => {
    const asked = { team, ids: JSON.stringify(ids) };
    const tagged = Map.groupBy(
      tags.all(asked).map((row) => TagRow.parse(row)),
      ({ itemId }) => itemId,
    );
    return new Map(
      states.all(asked).map((row) => {
        const { itemId, ...notes } = StateRow.parse(row);
        return [itemId, { ...notes, tags: (tagged.get(itemId) ?? []).map(({ tag }) => tag) }];
      }),
    );
  };
}

/** What reviewers write beside flagged items, in SQLite. */
export function createReviewNotesStore({ db, read, write }: Connection): ReviewNotesStore {
  const readNotes = createReadNotes(db);
  const notesOf = (team: TeamId, itemId: ItemId) =>
    readNotes(team, [itemId]).get(itemId) ?? NO_NOTES;
  const put = createPutNotes(db);
  const known = db.prepare<[TeamId]>(`
    SELECT min(tag) AS tag FROM review_tag WHERE team = ?
    GROUP BY folded ORDER BY count(*) DESC, folded LIMIT 100`);
  return {
    notes: (team, itemId) => read(() => notesOf(team, itemId)),
    setNotes: (request) =>
      write(() => {
        const { seen, wanted, actor, itemId } = request;
        const current = notesOf(actor.team, itemId);
        const changed = NOTE_FIELDS.filter((field) => !isSameNote(seen[field], wanted[field]));
        const clashes = changed.some(
          (field) =>
            !isSameNote(current[field], seen[field]) && !isSameNote(current[field], wanted[field]),
        );
        if (clashes) {
          return { kind: 'changed-meanwhile', notes: current };
        }
        for (const field of changed) {
          put(request, field);
        }
        return { kind: 'noted', notes: notesOf(actor.team, itemId), changed };
      }),
    knownTags: (team) =>
      read(() => known.all(team).map((row) => z.object({ tag: z.string() }).parse(row).tag)),
  };
}

function createPutNotes(db: Database) {
  const column = (name: 'note' | 'assignee' | 'later') =>
    db.prepare<[object]>(`
      INSERT INTO review_state (team, item_id, ${name}) VALUES (@team, @itemId, @value)
      ON CONFLICT DO UPDATE SET ${name} = excluded.${name}`);
  const statements = {
    note: column('note'),
    assignee: column('assignee'),
    later: column('later'),
    clearTags: db.prepare<[object]>(
      'DELETE FROM review_tag WHERE team = @team AND item_id = @itemId',
    ),
    tag: db.prepare<[object]>(`
      INSERT INTO review_tag (team, item_id, folded, tag) VALUES (@team, @itemId, @folded, @tag)
      ON CONFLICT DO NOTHING`),
    log: db.prepare<[object]>(`
      INSERT INTO review_log (team, item_id, user, at, act, detail, person)
      VALUES (@team, @itemId, @user, @at, @act, @detail, @person)`),
  };
  return ({ actor, itemId, wanted, at }: NotesRequest, field: keyof ReviewNotes): void => {
    const key = { team: actor.team, itemId };
    const log = (act: string, detail: string | null, person: UserId | null = null) =>
      statements.log.run({ ...key, user: actor.user, at: at.getTime(), act, detail, person });
    switch (field) {
      case 'note':
        statements.note.run({ ...key, value: wanted.note });
        log('noted', wanted.note);
        return;
      case 'assignee':
        statements.assignee.run({ ...key, value: wanted.assignee });
        log('assigned', null, wanted.assignee);
        return;
      case 'later':
        statements.later.run({ ...key, value: wanted.later });
        log('put-off', wanted.later);
        return;
      case 'tags':
        statements.clearTags.run(key);
        for (const tag of wanted.tags) {
          statements.tag.run({ ...key, tag, folded: foldValue(tag) });
        }
        log('tagged', wanted.tags.join(', '));
    }
  };
}
