import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { INTERACTION_LIMITS } from '../../limits.ts';
import {
  type AnsweredRequests,
  type AnsweredRequestsDeps,
  createAnsweredRequests,
} from './answered-requests.ts';
import { readBody } from './read-body.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A request whose body has been read already; Bolt takes it from there. */
type BufferedRequest = IncomingMessage & { rawBody?: Buffer };

export type GuardDeps = AnsweredRequestsDeps;

export interface Guard {
  readonly listen: RequestListener;
  /** Learns what was answered before a restart; before the first request. */
  recall(): Promise<void>;
}

/**
 * Looks at a signed HTTP request before Bolt does, for what Bolt lets pass: a
 * signed time in the future, JSON that is no object (which would end the
 * process), a body beyond any that Slack sends, and a command or click that is
 * played back. Whether the signature is right remains Bolt's question, so a
 * played-back request is only known from its first answered run.
 */
export function createRequestGuard(deps: GuardDeps, next: RequestListener): Guard {
  const { events } = deps;
  const answered = createAnsweredRequests(deps);

  const look = async (request: BufferedRequest, response: ServerResponse): Promise<void> => {
    // Signatures use real time, whatever clock the app runs on.
    const now = Date.now();
    const looked = await lookAt(request, now, answered);
    if (looked.kind === 'refused') {
      const { status, why } = looked;
      events.emit('request-refused', { status, why });
      response.writeHead(status, { connection: 'close' });
      response.end();
      return;
    }
    const { body, once } = looked;
    response.on('finish', () => {
      if (once !== null && response.statusCode === 200) {
        answered.add(once, now);
      }
    });
    request.rawBody = body;
    next(request, response);
  };

  return {
    recall: () => answered.recall(),
    listen: (request, response) => {
      look(request, response).catch((error: unknown) => {
        events.emit('request-unreadable', { error });
        response.destroy();
      });
    },
  };
}

type Looked =
  | { readonly kind: 'refused'; readonly status: number; readonly why: string }
  | {
      readonly kind: 'good';
      readonly body: Buffer;
      /** The signature of what is answered only once; null of an event, which is known by its id. */
      readonly once: string | null;
    };

/** What costs least is asked first, and the memory last. */
async function lookAt(
  request: BufferedRequest,
  now: number,
  answered: AnsweredRequests,
): Promise<Looked> {
  const signedAt = Number(request.headers['x-slack-request-timestamp'] ?? now / 1000) * 1000;
  if (!(Math.abs(now - signedAt) <= INTERACTION_LIMITS.signatureMs)) {
    return { kind: 'refused', status: 401, why: 'its signed time is not near now' };
  }
  const body = await readBody(request);
  if (body === undefined) {
    return { kind: 'refused', status: 413, why: 'its body is too large' };
  }
  const form = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === FORM;
  if (form) {
    // Bolt compares it whole, and would refuse a charset behind it.
    request.headers['content-type'] = FORM;
  }
  if (!isObject(body.toString(), form)) {
    return { kind: 'refused', status: 400, why: 'its body is no JSON object' };
  }
  // Events may come again with the same signature within a second; they are known by their id.
  const once = form ? String(request.headers['x-slack-signature'] ?? '') : null;
  if (once !== null && (await answered.has(once, now))) {
    return { kind: 'refused', status: 401, why: 'it was answered before' };
  }
  return { kind: 'good', body, once };
}

/** A form is one by nature; the interaction that it may carry is JSON again. */
function isObject(body: string, form: boolean): boolean {
  const json = form ? new URLSearchParams(body).get('payload') : body;
  if (json === null) {
    return true;
  }
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
