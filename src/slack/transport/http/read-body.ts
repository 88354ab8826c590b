import type { IncomingMessage } from 'node:http';

/** Slack's requests are a few kilobytes; a view with a full state stays below this. */
const BODY_LIMIT = 1024 * 1024;

/** Reads a request to its end; undefined where it is larger than any that Slack sends. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
