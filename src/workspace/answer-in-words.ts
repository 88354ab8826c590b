import type { ServerResponse } from 'node:http';

/** Answers one plain sentence, which no browser takes for anything else. */
export function answerInWords(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .end(`${sentence}\n`);
}
