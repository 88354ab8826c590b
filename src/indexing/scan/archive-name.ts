/** Bytes of a name that is no UTF-8 are written like this, and a backslash that would look like it. */
const WRITTEN_BYTE = /\\x([0-9a-f]{2})/g;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The name of a file or folder as text. Names are bytes, and old archives have some that are not
 * UTF-8: `été` from a Latin-1 disk is written `\xe9t\xe9`. No two names are written alike.
 */
export function writtenName(bytes: Buffer): string {
  const name = decoded(bytes);
  if (name !== undefined) {
    return name.replace(WRITTEN_BYTE, String.raw`\x5cx$1`);
  }
  return Array.from(bytes, (byte) =>
    byte < 0x80 && byte !== 0x5c
      ? String.fromCharCode(byte)
      : String.raw`\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}

/** The path of something whose name was written, as the file system takes it. */
export function pathOf(written: string): string | Buffer {
  if (!written.includes(String.raw`\x`)) {
    return written;
  }
  const parts = written.split(WRITTEN_BYTE).map((part, n) =>
    // Between the texts stand the digits of the bytes.
    n % 2 === 0 ? Buffer.from(part) : Buffer.from(part, 'hex'),
  );
  return Buffer.concat(parts);
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}
