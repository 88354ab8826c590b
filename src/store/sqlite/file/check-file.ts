import { closeSync, constants, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { StoreError } from '../../store-error.ts';
import { APPLICATION_ID } from '../migrate.ts';

const MAGIC = 'SQLite format 3\0';
/** The database's header, 100, and that of its first page, 8: less is no database. */
const HEADER_BYTES = 108;

/**
 * Looks at the first bytes of a file, without SQLite, which would touch a
 * database of another program by merely opening it (recovery, checkpoint).
 *
 * @returns whether there is a database; a missing or empty file may become one.
 * @throws {StoreError} `not-ours`, or `unavailable` when it cannot be read.
 */
export function checkFile(file: string): 'ours' | 'missing' {
  const header = readHeader(file);
  if (header.length === 0) {
    return 'missing';
  }
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new StoreError(
      'not-ours',
      `${file} is not a database and was left as it is. Choose another file with --db or DATABASE_FILE.`,
    );
  }
  // Byte positions: https://www.sqlite.org/fileformat.html, sections 1.3 and 1.6.
  const applicationId = header.readUInt32BE(68);
  // Ours carries its mark from its first write on; what waits in a log beside it is another's.
  const isEmpty =
    !existsSync(`${file}-wal`) &&
    applicationId === 0 &&
    header.readUInt32BE(60) === 0 &&
    header.readUInt16BE(103) === 0;
  if (applicationId !== APPLICATION_ID && !isEmpty) {
    throw new StoreError(
      'not-ours',
      `${file} is a database of another program and was left as it is. ` +
        'Choose another file with --db or DATABASE_FILE.',
    );
  }
  return 'ours';
}

function readHeader(file: string): Buffer {
  let handle: number;
  try {
    // Without it, a pipe that nobody writes to would be waited for.
    handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return Buffer.alloc(0);
    }
    throw new StoreError('unavailable', `${file} cannot be opened: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  try {
    if (!fstatSync(handle).isFile()) {
      throw new StoreError(
        'not-ours',
        `${file} is not a file. Choose one with --db or DATABASE_FILE.`,
      );
    }
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(handle, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
