import type { Fault } from '../model/problem-sentence.ts';
import type { ProblemLog } from './problem-log.ts';

/** Bytes in the largest page that is read; real ones stay below 20 KB. */
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** Lines in the longest page that is read. */
const MAX_PAGE_LINES = 20_000;

/**
 * The page's lines without their line ends, byte order mark dropped; undefined, with a
 * rejection, when the bytes are not UTF-8 text of a bounded size.
 */
export function decodePage(bytes: Uint8Array, problems: ProblemLog): readonly string[] | undefined {
  if (bytes.length > MAX_PAGE_BYTES) {
    problems.reject(tooLarge(bytes.length));
    return undefined;
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    problems.reject({
      line: lineOfByte(bytes, nul),
      code: 'not-text',
      what: 'The file is not text',
      expected: 'a Markdown page in UTF-8',
      found: 'a NUL byte',
    });
    return undefined;
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    problems.reject({
      line: lineOfInvalidByte(bytes),
      code: 'not-utf8',
      what: 'The file is not UTF-8 text',
      expected: 'UTF-8 throughout',
      found: 'bytes that are not',
      remark: 'Save the page as UTF-8.',
    });
    return undefined;
  }
  return splitLines(text, problems);
}

/** What is wrong with a file that is past the limit. */
export function tooLarge(size: number): Fault {
  return {
    line: null,
    code: 'too-large',
    what: 'The file is too large',
    expected: `at most ${MAX_PAGE_BYTES / 1024 / 1024} MiB`,
    found: `${(size / 1024 / 1024).toFixed(1)} MiB`,
  };
}

function splitLines(text: string, problems: ProblemLog): readonly string[] | undefined {
  const lines = text.split('\n');
  if (lines.length > MAX_PAGE_LINES) {
    problems.reject({
      line: MAX_PAGE_LINES + 1,
      code: 'too-many-lines',
      what: 'The page has too many lines',
      expected: `at most ${MAX_PAGE_LINES}`,
      found: String(lines.length),
    });
    return undefined;
  }
  return text.includes('\r')
    ? lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
    : lines;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}

function lineOfByte(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < end; at = bytes.indexOf(10, at + 1)) {
    line += 1;
  }
  return line;
}

/**
 * A lenient decoder puts U+FFFD, the bytes EF BF BD, in the place of what is not UTF-8. There the
 * two differ, unless the file ends amid these very bytes: then one is the beginning of the other.
 */
function lineOfInvalidByte(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mended = new TextEncoder().encode(lenient);
  const invalid = bytes.findIndex((byte, at) => byte !== mended[at]);
  return lineOfByte(bytes, invalid === -1 ? bytes.length : invalid);
}
