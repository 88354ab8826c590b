import { z } from 'zod';
import { ChannelId } from '../../../model/slack-ids.ts';
import type { NominationStore } from '../../nomination-store.ts';
import type { Connection } from '../connection.ts';
import { createReadSubjects } from './read-subjects.ts';

/** Messages that are suggested as items, in SQLite. */
export function createNominationStore({ db, read, write }: Connection): NominationStore {
  const subjects = createReadSubjects(db);
  const add = db.prepare<[object]>(`
    INSERT INTO nomination (nomination_id, team, channel, ts, text, permalink, user, at, private)
    VALUES (@id, @team, @channel, @ts, @text, @permalink, @by, @at, @isPrivate)
    ON CONFLICT DO NOTHING`);
  const log = db.prepare<[object]>(`
    INSERT INTO review_log (team, item_id, user, at, act, detail, person)
    VALUES (@team, @id, @by, @at, 'nominated', NULL, NULL)`);
  const sources = db.prepare<[string]>(
    'SELECT DISTINCT channel FROM nomination WHERE team = ? AND private = 1',
  );
  return {
    nominate: ({ source, isPrivate, at, ...nomination }) =>
      write(() => {
        const { text, permalink, id, by } = nomination;
        const key = { id, team: source.team, by, at: at.getTime() };
        const { changes } = add.run({
          ...key,
          channel: source.channel,
          ts: source.ts,
          text,
          permalink,
          isPrivate: Number(isPrivate),
        });
        if (changes === 0) {
          return 'known';
        }
        log.run(key);
        return 'nominated';
      }),
    subject: (id) => read(() => subjects.of([id]).get(id)),
    nominations: (team) => read(() => subjects.allNominations(team ?? null)),
    privateSources: (team) =>
      read(() =>
        sources.all(team).map((row) => z.object({ channel: ChannelId }).parse(row).channel),
      ),
  };
}
