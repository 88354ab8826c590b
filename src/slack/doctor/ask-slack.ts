import { z } from 'zod';

/** What Slack said to one question. */
export type SlackAnswer =
  | {
      readonly kind: 'ok';
      readonly body: unknown;
      /** The token's own; null where Slack does not say. */
      readonly scopes: readonly string[] | null;
    }
  | { readonly kind: 'refused'; readonly error: string; readonly needed: string | null }
  | { readonly kind: 'unreachable'; readonly reason: string };

export type AskSlack = (
  method: string,
  token: string,
  parameters?: Readonly<Record<string, string>>,
) => Promise<SlackAnswer>;

/** An operator waits for it: longer is as good as no answer. */
const TIMEOUT_MS = 5_000;
const Body = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  needed: z.string().optional(),
});

/** Asks Slack's Web API once, without a library that would try again: a doctor tells what he sees. */
export function createAskSlack(fetchAs: typeof fetch, apiUrl: string): AskSlack {
  return async (method, token, parameters = {}) => {
    try {
      const response = await fetchAs(`${apiUrl}${method}`, {
        method: 'POST',
        headers: {
          // Some questions are asked before there is a token that counts.
          ...(token !== '' && { authorization: `Bearer ${token}` }),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(parameters).toString(),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        return { kind: 'unreachable', reason: `it answered with HTTP ${response.status}` };
      }
      return answerOf(await response.text(), response.headers.get('x-oauth-scopes'));
    } catch (error) {
      return { kind: 'unreachable', reason: reasonOf(error) };
    }
  };
}

function answerOf(text: string, scopes: string | null): SlackAnswer {
  let body: z.infer<typeof Body>;
  try {
    body = Body.parse(JSON.parse(text));
  } catch {
    return { kind: 'unreachable', reason: 'what answered there is not Slack' };
  }
  return body.ok
    ? { kind: 'ok', body, scopes: scopes === null ? null : scopes.split(/,\s*/).filter(Boolean) }
    : { kind: 'refused', error: body.error ?? 'no reason', needed: body.needed ?? null };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error
    ? 'code' in cause && typeof cause.code === 'string'
      ? cause.code
      : cause.message
    : String(cause);
}
