import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { FileStamp } from '../../model/archive-file.ts';
import type { Problem } from '../../model/problem.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import { errorCodeOf } from '../error-code.ts';
import { pathOf } from '../scan/archive-name.ts';

export type PageFile =
  | { readonly kind: 'read'; readonly stamp: FileStamp; readonly bytes: Uint8Array }
  /** Vanished since it was seen. */
  | { readonly kind: 'gone' }
  /** Somebody was writing to it just now; its bytes belong to no version. */
  | { readonly kind: 'being-written' }
  /** More bytes than are wanted, and not read. `hash` is empty, here and below: there is nothing to compare with. */
  | { readonly kind: 'larger'; readonly stamp: FileStamp }
  | { readonly kind: 'unusable'; readonly stamp: FileStamp; readonly problem: Problem };

// A link or a pipe may have taken the file's place since the scan: neither follow nor wait.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads one file of the archive as it stands at one moment, with its stamp.
 *
 * @param mostBytes - larger ones are not read.
 */
export function readPageFile(folder: string, file: string, mostBytes: number): PageFile {
  try {
    const descriptor = openSync(pathOf(`${folder}/${file}`), FLAGS);
    try {
      return readOpen(descriptor, file, mostBytes);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === undefined) {
      throw error;
    }
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'gone' } : unreadable(file, code);
  }
}

function readOpen(descriptor: number, file: string, mostBytes: number): PageFile {
  const { size, mtimeMs, ...stats } = fstatSync(descriptor);
  if ((stats.mode & constants.S_IFMT) !== constants.S_IFREG) {
    return unreadable(file, 'not a regular file');
  }
  const stamp = { file, hash: '', size, mtimeMs };
  if (size > mostBytes) {
    return { kind: 'larger', stamp };
  }
  const bytes = readFileSync(descriptor);
  const after = fstatSync(descriptor);
  if (bytes.length !== size || after.size !== size || after.mtimeMs !== mtimeMs) {
    return { kind: 'being-written' };
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'read', stamp: { ...stamp, hash }, bytes };
}

function unreadable(file: string, reason: string): PageFile {
  return {
    kind: 'unusable',
    stamp: { file, hash: '', size: 0, mtimeMs: 0 },
    problem: problemOf(file, 'rejected', {
      line: null,
      code: 'unreadable',
      what: `The file cannot be read (${reason})`,
      expected: 'a regular file that this user may read',
    }),
  };
}
