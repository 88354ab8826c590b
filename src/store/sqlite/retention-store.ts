import type { RetentionStore } from '../retention-store.ts';
import type { Connection } from './connection.ts';

/** What passes, in SQLite: lists to page through, events worked off, the words of what people were told. */
export function createRetentionStore({ db, write }: Connection): RetentionStore {
  const lists = db.prepare<[number]>('DELETE FROM result_list WHERE created_at < ?');
  const events = db.prepare<[number]>('DELETE FROM inbox WHERE finished_at < ?');
  // The key stays, so that nobody hears of the same thing twice.
  const notices = db.prepare<[number]>(
    "UPDATE notice SET words = '[]' WHERE outcome IS NOT NULL AND created_at < ? AND words <> '[]'",
  );
  // Of replicas that are long gone.
  const leases = db.prepare<[number]>('DELETE FROM lease WHERE expires_at < ?');
  const attempts = db.prepare<[number]>('DELETE FROM share_attempt WHERE at < ?');
  // Whom a flag, a decision or a collection names keeps their name as long as these stand.
  const names = db.prepare<[number]>(`
    DELETE FROM person_name WHERE at < ? AND user NOT IN (
      SELECT user FROM mark UNION SELECT user FROM decision UNION SELECT user FROM nomination
      UNION SELECT user FROM review_log UNION SELECT created_by FROM collection
      UNION SELECT added_by FROM collection_entry
      UNION SELECT note_by FROM collection_entry WHERE note_by IS NOT NULL)`);
  const silences = db.prepare<[number]>('DELETE FROM link_silence WHERE until < ?');
  return {
    dropPast: (before) =>
      write(() => {
        attempts.run(before.getTime());
        leases.run(before.getTime());
        silences.run(before.getTime());
        names.run(before.getTime());
        return {
          lists: lists.run(before.getTime()).changes,
          events: events.run(before.getTime()).changes,
          notices: notices.run(before.getTime()).changes,
        };
      }),
  };
}
