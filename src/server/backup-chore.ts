import { utcDay } from '../model/calendar.ts';
import type { Clock } from '../model/clock.ts';
import { HOUR_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import { code, type Notices, text } from '../model/notice.ts';
import { type BackupFile, backupsIn } from '../store/sqlite/backup/backup-files.ts';
import { writeBackup } from '../store/sqlite/backup/write-backup.ts';
import type { Chore } from './chores.ts';
import type { ServerConfig } from './config/config.ts';

export interface BackupDeps {
  readonly config: Pick<ServerConfig, 'databaseFile' | 'databaseUrl' | 'backups'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
  readonly notices: Notices;
  /** Ends a copy that is being made. */
  readonly signal: AbortSignal;
}

/** The chore that backs up; none where no folder is configured, or the file is a copy of PostgreSQL. */
export function backupChores(deps: BackupDeps): readonly Chore[] {
  const { databaseUrl, backups } = deps.config;
  const { folder } = backups;
  return folder === null || databaseUrl !== null
    ? []
    : [{ name: 'back up', cron: '*/10 * * * *', run: () => backUpWhenDue(deps, folder) }];
}

/**
 * Makes a backup when the newest in the folder is old enough. The folder itself says when that was,
 * so that neither a restart nor a backup by hand makes one too many. A failure is reported as one,
 * each time, and operators are told of the first since the last backup.
 */
export async function backUpWhenDue(
  { config, clock, events, notices, signal }: BackupDeps,
  folder: string,
): Promise<void> {
  const { everyHours, keep } = config.backups;
  const now = clock.now();
  const newest = backupsIn(folder)[0];
  if (newest !== undefined && now.getTime() - newest.madeAt.getTime() < everyHours * HOUR_MS) {
    return;
  }
  try {
    const to = `${folder.replace(/\/$/, '')}/`;
    const { databaseFile } = config;
    const { file, facts, dropped } = await writeBackup({ databaseFile, to, keep, now, signal });
    events.emit('backup-made', { file, bytes: facts.bytes, dropped: dropped.length });
  } catch (error) {
    if (!signal.aborted) {
      events.emit('backup-failed', { error });
      await tellOfFailure(notices, { error, folder, newest });
    }
  }
}

async function tellOfFailure(
  notices: Notices,
  {
    error,
    folder,
    newest,
  }: {
    readonly error: unknown;
    readonly folder: string;
    readonly newest: BackupFile | undefined;
  },
): Promise<void> {
  const last =
    newest === undefined
      ? 'there is none yet'
      : `the last is of ${utcDay(newest.madeAt)}, and stays`;
  await notices.tell(['operators'], {
    key: `backup-failed:${newest === undefined ? 'first' : newest.madeAt.toISOString()}`,
    words: [
      ...text('A backup could not be made in '),
      ...code(folder),
      ...text(
        `: ${error instanceof Error ? error.message : String(error)} It is tried again every `,
      ),
      ...text(`ten minutes; ${last}. Once it is mended, see `),
      ...code('/signalpost status'),
      ...text('.'),
    ],
  });
}
