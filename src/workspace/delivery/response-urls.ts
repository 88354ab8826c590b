import { randomBytes } from 'node:crypto';
import type { Clock } from '../../model/clock.ts';
import { INTERACTION_LIMITS } from '../../slack/limits.ts';
import { parseJson } from '../json.ts';
import type { Wire } from '../wire.ts';
import type { Reply, ReplyPlace } from './replies.ts';

/** The addresses at which an app answers an interaction later: 5 uses in 30 minutes. */
export interface ResponseUrls {
  issue(place: ReplyPlace): string;
  /** Takes a POST to one of them. @param secret - the last part of its path. */
  answer(secret: string, body: string): { readonly status: number; readonly body: string };
}

export function createResponseUrls(deps: {
  readonly clock: Clock;
  readonly wire: Wire;
  readonly reply: Reply;
  /** Where the workspace listens, without a slash at the end. */
  readonly origin: () => string;
}): ResponseUrls {
  const { clock, wire, reply, origin } = deps;
  const issued = new Map<
    string,
    { readonly place: ReplyPlace; readonly at: number; uses: number }
  >();

  const use = (secret: string, payload: unknown) => {
    const known = issued.get(secret);
    if (known === undefined) {
      return { status: 404, error: 'no_such_url', messages: [] };
    }
    if (clock.now().getTime() - known.at > INTERACTION_LIMITS.responseUrlMs) {
      return { status: 404, error: 'expired_url', messages: [] };
    }
    if (known.uses >= INTERACTION_LIMITS.responseUrlUses) {
      return { status: 404, error: 'used_url', messages: [] };
    }
    known.uses += 1;
    const outcome = reply(known.place, payload);
    return outcome.ok
      ? { status: 200, error: null, messages: [] }
      : { status: 400, error: outcome.error, messages: outcome.messages };
  };

  return {
    issue: (place) => {
      const secret = randomBytes(18).toString('base64url');
      issued.set(secret, { place, at: clock.now().getTime(), uses: 0 });
      return `${origin()}/response/${secret}`;
    },
    answer: (secret, body) => {
      const payload = parseJson(body);
      const exchange = wire.begin({
        direction: 'app→slack',
        transport: 'http',
        name: 'response_url',
        request: payload ?? body,
      });
      const { status, error, messages } = use(secret, payload);
      const answer = error === null ? 'ok' : { ok: false, error, messages };
      exchange.end({ response: answer, status, error });
      return { status, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
    },
  };
}
