import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A backup in a folder of them. */
export interface BackupFile {
  readonly file: string;
  readonly madeAt: Date;
  readonly bytes: number;
}

const NAME = /^signalpost-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;

/** `signalpost-20261128T203000Z.db`: by name they stand in order of time. */
export function backupName(at: Date): string {
  return `signalpost-${at.toISOString().replaceAll(/[:-]|\.\d+/g, '')}.db`;
}

/** The backups of a folder by their names, newest first; none where there is no such folder. */
export function backupsIn(folder: string): readonly BackupFile[] {
  const names = (() => {
    try {
      return readdirSync(folder);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return [];
      }
      throw error;
    }
  })();
  return names
    .flatMap((name) => {
      const parts = NAME.exec(name);
      if (parts === null) {
        return [];
      }
      const [, year, month, day, hour, minute, second] = parts;
      const file = join(folder, name);
      const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
      return [{ file, madeAt, bytes: statSync(file).size }];
    })
    .toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}
