import { z } from 'zod';
import { DigestName } from '../../../model/digest/digest-definition.ts';
import { PauseReason } from '../../../model/digest/pause.ts';
import type { FilePause, FilePauseStore } from '../../file-pause-store.ts';
import type { Connection } from '../connection.ts';
import { Instant } from '../instant.ts';

const Row = z
  .object({ name: DigestName, channel: z.string(), because: PauseReason, at: Instant })
  .transform(({ because, at, ...row }): FilePause => ({ ...row, pause: { because, at } }));

/** Digests of files that rest, in SQLite. */
export function createFilePauseStore({ db, read, write }: Connection): FilePauseStore {
  const all = db.prepare(`
    SELECT name, channel, because, paused_at AS at FROM file_pause
    WHERE resumed_at IS NULL ORDER BY name`);
  const one = db.prepare<[string]>(`
    SELECT name, channel, because, paused_at AS at FROM file_pause
    WHERE name = ? AND resumed_at IS NULL`);
  const put = db.prepare<[object]>(`
    INSERT INTO file_pause (name, channel, because, paused_at)
    VALUES (@name, @channel, @because, @at)
    ON CONFLICT (name) DO UPDATE SET channel = excluded.channel, because = excluded.because,
      paused_at = excluded.paused_at, resumed_at = NULL`);
  const resume = db.prepare<[object]>(
    'UPDATE file_pause SET resumed_at = @at WHERE name = @name AND resumed_at IS NULL',
  );
  const resumed = db.prepare<[string]>('SELECT resumed_at FROM file_pause WHERE name = ?').pluck();
  return {
    pauseFile: ({ name, channel, pause }) =>
      write(() => {
        const [known] = one.all(name).map((row) => Row.parse(row));
        if (known?.channel === channel) {
          return known.pause;
        }
        put.run({ name, channel, because: pause.because, at: pause.at.getTime() });
        return pause;
      }),
    filePauses: () => read(() => all.all().map((row) => Row.parse(row))),
    resumeFile: (name, at) => write(() => resume.run({ name, at: at.getTime() }).changes === 1),
    fileResumedAt: (name) => read(() => Instant.nullish().parse(resumed.get(name)) ?? null),
  };
}
