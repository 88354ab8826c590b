import { z } from 'zod';
import { Mute, muteKey } from '../../model/digest/mute.ts';
import { Preferences } from '../../model/digest/preferences.ts';
import type { PreferenceStore } from '../preference-store.ts';
import type { Connection } from './connection.ts';
import { Instant, toMs } from './instant.ts';
import { readJson, writeJson } from './json-column.ts';
import { createNoticeWriter } from './notice-writer.ts';

const MuteRow = z
  .object({
    team: z.string(),
    holder: z.string(),
    what: z.string(),
    until: Instant.nullable(),
    by: z.string(),
    at: Instant,
  })
  .transform((row) => ({ ...row, what: readJson(row.what) }))
  .pipe(Mute);

/** What people and channels want to hear, and when, in SQLite. */
export function createPreferenceStore({ db, read, write }: Connection): PreferenceStore {
  const mutes = db.prepare<[string, string, number]>(`
    SELECT team, holder, what, until, muted_by AS "by", at FROM mute
    WHERE team = ? AND holder = ? AND (until IS NULL OR until > ?) ORDER BY at DESC, key`);
  const ofChannel = db.prepare<[string, number]>(`
    SELECT team, holder, what, until, muted_by AS "by", at FROM mute
    WHERE holder = ? AND (until IS NULL OR until > ?) ORDER BY at DESC, key`);
  const putMute = db.prepare<[object]>(`
    INSERT OR REPLACE INTO mute (team, holder, key, what, until, muted_by, at)
    VALUES (@team, @holder, @key, @what, @until, @by, @at)`);
  const removeMute = db.prepare<[string, string, string]>(
    'DELETE FROM mute WHERE team = ? AND holder = ? AND key = ?',
  );
  const addNotices = createNoticeWriter(db);
  const find = db
    .prepare<[string, string]>('SELECT preferences FROM preference WHERE team = ? AND user = ?')
    .pluck();
  const put = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO preference (team, user, preferences) VALUES (?, ?, ?)',
  );
  return {
    mutesOf: (team, holder, now) =>
      read(() => mutes.all(team, holder, now.getTime()).map((row) => MuteRow.parse(row))),
    mutesOfChannel: (channel, now) =>
      read(() => ofChannel.all(channel, now.getTime()).map((row) => MuteRow.parse(row))),
    putMute: (mute, news = []) =>
      write(() => {
        addNotices(news, mute.at);
        putMute.run({
          ...mute,
          key: muteKey(mute.what),
          what: writeJson(mute.what),
          until: toMs(mute.until),
          at: toMs(mute.at),
        });
      }),
    removeMute: ({ team, holder, what }, news) =>
      write(() => {
        const isGone = removeMute.run(team, holder, muteKey(what)).changes > 0;
        if (isGone && news !== undefined) {
          addNotices(news.notices, news.at);
        }
        return isGone;
      }),
    preferencesOf: ({ team, user }) =>
      read(() => {
        const text = find.get(team, user);
        return text === undefined ? null : Preferences.parse(readJson(z.string().parse(text)));
      }),
    putPreferences: ({ team, user }, preferences) =>
      write(() => {
        put.run(team, user, writeJson(preferences));
      }),
  };
}
