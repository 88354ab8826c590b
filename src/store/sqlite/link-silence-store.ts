import type { LinkSilenceStore } from '../link-silence-store.ts';
import type { Connection } from './connection.ts';

/** Silences of links, in SQLite. */
export function createLinkSilenceStore({ db, write }: Connection): LinkSilenceStore {
  const begin = db.prepare<[object]>(`
    INSERT INTO link_silence (team, channel, link, ts, until)
    VALUES (@team, @channel, @link, @ts, @until)
    ON CONFLICT DO UPDATE SET ts = @ts, until = @until WHERE until <= @now OR ts = @ts`);
  const end = db.prepare<[object]>(`
    DELETE FROM link_silence
    WHERE team = @team AND channel = @channel AND link = @link AND ts = @ts`);
  return {
    beginSilence: (silence, now) =>
      write(() => {
        const row = { ...silence, until: silence.until.getTime(), now: now.getTime() };
        return begin.run(row).changes > 0;
      }),
    endSilence: ({ team, channel, link, ts }) =>
      write(() => void end.run({ team, channel, link, ts })),
  };
}
