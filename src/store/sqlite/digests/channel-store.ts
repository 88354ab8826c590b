import type { ChannelId } from '../../../model/slack-ids.ts';
import type { DigestStore } from '../../digest-store.ts';
import type { Connection } from '../connection.ts';

/** Which id a channel's name was found under. */
export function createChannelStore({
  db,
  read,
  write,
}: Connection): Pick<DigestStore, 'knownChannel' | 'keepChannel'> {
  const known = db
    .prepare<[string], ChannelId>('SELECT channel_id FROM channel WHERE name = ?')
    .pluck();
  const keep = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO channel (name, channel_id) VALUES (?, ?)',
  );
  const forget = db.prepare<[string]>('DELETE FROM channel WHERE name = ?');
  return {
    knownChannel: (name) => read(() => known.get(name)),
    keepChannel: (name, id) =>
      write(() => {
        if (id === null) {
          forget.run(name);
        } else {
          keep.run(name, id);
        }
      }),
  };
}
