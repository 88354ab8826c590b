import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Events } from '../../model/events/events.ts';
import { INTERACTION_LIMITS } from '../limits.ts';
import type { Inbox } from './inbox.ts';

/** Slack's requests are a few kilobytes; a view with a full state stays below this. */
const BODY_LIMIT = 1024 * 1024;

const FORM = 'application/x-www-form-urlencoded';

/** A request whose body has been read already; Bolt takes it from there. */
type BufferedRequest = IncomingMessage & { rawBody?: Buffer };

export interface GuardDeps {
  readonly events: Events;
  readonly memory: Pick<Inbox, 'rememberRequest' | 'answeredRequests' | 'isAnswered'>;
  /** Whether another replica may have answered a request: then the memory is asked about each. */
  readonly isAlone: boolean;
}

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
export function createRequestGuard(
  { events, memory, isAlone }: GuardDeps,
  next: RequestListener,
): Guard {
  const seen = new Map<string, number>();

  const refuse = (response: ServerResponse, status: number, why: string) => {
    events.emit('request-refused', { status, why });
    response.writeHead(status, { connection: 'close' });
    response.end();
  };

  const isAnsweredElsewhere = async (signature: string, now: number): Promise<boolean> => {
    if (isAlone) {
      return false;
    }
    try {
      return await memory.isAnswered(signature, new Date(now));
    } catch (error) {
      // Whoever asked shall hear what is wrong with the database, rather than nothing.
      events.emit('request-unremembered', { error });
      return false;
    }
  };

  const look = async (request: BufferedRequest, response: ServerResponse): Promise<void> => {
    // Signatures use real time, whatever clock the app runs on.
    const now = Date.now();
    const signedAt = Number(request.headers['x-slack-request-timestamp'] ?? now / 1000) * 1000;
    if (!(Math.abs(now - signedAt) <= INTERACTION_LIMITS.signatureMs)) {
      refuse(response, 401, 'its signed time is not near now');
      return;
    }
    const body = await readBody(request);
    if (body === undefined) {
      refuse(response, 413, 'its body is too large');
      return;
    }
    const form = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === FORM;
    if (form) {
      // Bolt compares it whole, and would refuse a charset behind it.
      request.headers['content-type'] = FORM;
    }
    if (!isObject(body.toString(), form)) {
      refuse(response, 400, 'its body is no JSON object');
      return;
    }
    const signature = String(request.headers['x-slack-signature'] ?? '');
    forget(seen, now);
    // Events may come again with the same signature within a second; they are known by their id.
    if (form && (seen.has(signature) || (await isAnsweredElsewhere(signature, now)))) {
      refuse(response, 401, 'it was answered before');
      return;
    }
    response.on('finish', () => {
      if (form && response.statusCode === 200) {
        const until = now + 2 * INTERACTION_LIMITS.signatureMs;
        seen.set(signature, until);
        memory
          .rememberRequest(signature, new Date(until))
          .catch((error: unknown) => events.emit('request-unremembered', { error }));
      }
    });
    request.rawBody = body;
    next(request, response);
  };

  return {
    recall: async () => {
      for (const { signature, until } of await memory.answeredRequests(new Date())) {
        seen.set(signature, until.getTime());
      }
    },
    listen: (request, response) => {
      look(request, response).catch((error: unknown) => {
        events.emit('request-unreadable', { error });
        response.destroy();
      });
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
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

function forget(seen: Map<string, number>, now: number): void {
  for (const [signature, until] of seen) {
    if (until >= now) {
      return;
    }
    seen.delete(signature);
  }
}
