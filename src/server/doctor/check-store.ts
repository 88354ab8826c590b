import { statSync } from 'node:fs';
import { HOUR_MS, MINUTE_MS } from '../../model/duration.ts';
import type { Finding } from '../../model/finding.ts';
import { counted } from '../../model/text/counted.ts';
import { type BackupFile, backupsIn } from '../../store/sqlite/backup/backup-files.ts';
import { type Examination, examineDatabase } from '../../store/sqlite/file/examine-database.ts';
import type { BackupConfig } from '../config/config.ts';

/** A database needs room for its log, for a copy before it is updated, and for a backup. */
const COPIES = 3;
/** An event is tried again each minute: after five something is in its way. */
const LATE_EVENT_MS = 5 * MINUTE_MS;

/** Whether the file is all there is, or a copy that can be made anew. */
export type FileRole = 'truth' | 'copy';

/** The database file: whether it is sound, has room, and lies where it can be locked. */
export function checkStore(file: string, now: Date, role: FileRole = 'truth'): readonly Finding[] {
  let found: Examination | null;
  try {
    found = examineDatabase(file);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [
      {
        check: 'database',
        state: 'trouble',
        symptom: `${file} cannot be used`,
        cause,
        remedy: 'See DATABASE_FILE, and who may read and write it.',
      },
    ];
  }
  if (found === null) {
    return [
      {
        check: 'database',
        state: 'warning',
        symptom: `there is no database at ${file} yet`,
        remedy: 'The server makes it when it starts; so does `signalpost index`.',
      },
    ];
  }
  return [
    soundness(file, found, role),
    checkRoom(statSync(file).size, found.freeBytes),
    place(file, found),
    checkWaiting(found.waiting, found.oldestWaitingAt, now),
    writtenAt(found, now),
  ];
}

function soundness(
  file: string,
  { integrity, schema, newest }: Examination,
  role: FileRole,
): Finding {
  const check = 'database';
  if (integrity !== 'ok' && role === 'copy') {
    return {
      check,
      state: 'trouble',
      symptom: `${file}, the copy of PostgreSQL here, is damaged`,
      cause: integrity,
      remedy: 'Start the server anew: it makes another copy.',
    };
  }
  if (integrity !== 'ok') {
    return {
      check,
      state: 'trouble',
      symptom: `${file} is damaged`,
      cause: integrity,
      remedy: /fts5/i.test(integrity)
        ? 'Flags and decisions are not touched. `signalpost index` builds the search index anew.'
        : 'Restore the newest backup: `signalpost restore FILE`.',
    };
  }
  return schema === newest
    ? { check, state: 'well', symptom: `${file} is sound, schema ${schema}` }
    : {
        check,
        state: 'well',
        symptom: `${file} is sound, schema ${schema}; the next start brings it to ${newest}`,
      };
}

/** @param size - of the database, in bytes. */
export function checkRoom(size: number, freeBytes: number): Finding {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  const symptom = `${megabytes(freeBytes)} are free beside a database of ${megabytes(size)}`;
  return freeBytes >= size * COPIES
    ? { check: 'disk', state: 'well', symptom }
    : {
        check: 'disk',
        state: 'warning',
        symptom,
        cause: 'An update and a backup each make a copy.',
        remedy: 'Make room, or move DATABASE_FILE to a larger disk.',
      };
}

function place(file: string, { isRemote }: Examination): Finding {
  return isRemote
    ? {
        check: 'file-system',
        state: 'trouble',
        symptom: `${file} lies on a network or FUSE file system`,
        cause: 'Its locks cannot be relied on: two processes may write at once.',
        remedy: 'Put DATABASE_FILE on a local disk; back it up to the network.',
      }
    : { check: 'file-system', state: 'well', symptom: 'the database lies on a local disk' };
}

/** Events of Slack's that were heard and not worked off. */
export function checkWaiting(count: number, oldestWaitingAt: Date | null, now: Date): Finding {
  const age = oldestWaitingAt === null ? 0 : now.getTime() - oldestWaitingAt.getTime();
  return age < LATE_EVENT_MS
    ? { check: 'events', state: 'well', symptom: `${counted(count, 'event')} of Slack's waiting` }
    : {
        check: 'events',
        state: 'warning',
        symptom: `${counted(count, 'event')} of Slack's waiting, the oldest for ${Math.round(age / MINUTE_MS)} minutes`,
        cause: 'The server does not run, or fails at them again and again.',
        remedy: 'Start it; the log says why an event failed.',
      };
}

function writtenAt({ writtenAt: at }: Examination, now: Date): Finding {
  return at === null || at.getTime() <= now.getTime() + MINUTE_MS
    ? {
        check: 'database-clock',
        state: 'well',
        symptom: 'nothing in the database is of the future',
      }
    : {
        check: 'database-clock',
        state: 'trouble',
        symptom: `the database was last written at ${at.toISOString()}, which is in the future`,
        cause: 'This clock is behind, or another one was ahead.',
        remedy: 'Turn on NTP on every machine that runs Signalpost.',
      };
}

/** How old the newest backup is. */
export function checkBackups({ folder, everyHours }: BackupConfig, now: Date): Finding {
  const check = 'backups';
  if (folder === null) {
    return {
      check,
      state: 'warning',
      symptom: 'no backups are made by themselves',
      remedy: 'Set BACKUP_DIR to a folder, best on another disk.',
    };
  }
  let newest: BackupFile | undefined;
  try {
    newest = backupsIn(folder)[0];
  } catch (error) {
    return {
      check,
      state: 'trouble',
      symptom: `${folder} cannot be read`,
      cause: error instanceof Error ? error.message : String(error),
      remedy: 'See BACKUP_DIR.',
    };
  }
  const hours = newest && (now.getTime() - newest.madeAt.getTime()) / HOUR_MS;
  return hours !== undefined && hours <= everyHours + 1
    ? { check, state: 'well', symptom: `the newest backup is ${Math.floor(hours)} h old` }
    : {
        check,
        state: 'trouble',
        symptom:
          hours === undefined
            ? `there is no backup in ${folder}`
            : `the newest backup is ${Math.floor(hours)} h old; ${everyHours} are allowed`,
        cause: 'The server has not run since, or could not write there.',
        remedy: 'See the log for backup-failed; `signalpost backup` makes one now.',
      };
}
