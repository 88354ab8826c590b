import { parseJson } from '../json.ts';
import type { Carrier, Parcel, Receipt } from './parcel.ts';
import { signedHeaders } from './signature.ts';

/** Carries parcels to the app's request URL, signed, and waits `answerWithinMs` real milliseconds. */
export function createHttpCarrier(deps: {
  readonly requestUrl: () => string | undefined;
  /** For external selects. */
  readonly optionsUrl: () => string | undefined;
  readonly signingSecret: string;
  readonly answerWithinMs: number;
}): Carrier {
  const { requestUrl, optionsUrl, signingSecret, answerWithinMs } = deps;
  const post = async (
    url: string | undefined,
    headers: Readonly<Record<string, string>>,
    body: string,
  ) => {
    if (url === undefined) {
      return failed('not_connected');
    }
    const signal = AbortSignal.timeout(answerWithinMs);
    try {
      return await receiptOf(
        await fetch(url, { method: 'POST', body, redirect: 'manual', signal, headers }),
      );
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return failed(timedOut ? 'http_timeout' : 'connection_failed');
    }
  };
  return {
    pack: (parcel) => {
      const { contentType, body } = written(parcel);
      const headers = {
        'content-type': contentType,
        accept: 'application/json,*/*',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signedHeaders(signingSecret, body),
        ...retryHeaders(parcel),
      };
      const url = parcel.asksForOptions === true ? optionsUrl() : requestUrl();
      return { headers, content: parcel.payload, send: () => post(url, headers, body) };
    },
  };
}

function failed(reason: 'not_connected' | 'http_timeout' | 'connection_failed'): Receipt {
  return { kind: 'failed', status: null, reason, noRetry: false };
}

function retryHeaders({ retry }: Parcel): Readonly<Record<string, string>> {
  return retry === undefined
    ? {}
    : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason };
}

/** Commands are form fields, interactions one field of JSON, events plain JSON. */
function written({ type, payload }: Parcel): {
  readonly contentType: string;
  readonly body: string;
} {
  const contentType = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'slash_commands': {
      const fields = new URLSearchParams();
      for (const [key, value] of Object.entries(payload)) {
        fields.set(key, String(value));
      }
      return { contentType, body: fields.toString() };
    }
    case 'interactive':
      return {
        contentType,
        body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      };
    case 'events_api':
      return { contentType: 'application/json', body: JSON.stringify(payload) };
  }
}

async function receiptOf(response: Response): Promise<Receipt> {
  const text = await response.text();
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  if (!response.ok) {
    const noRetry = headers['x-slack-no-retry'] === '1';
    return { kind: 'failed', status, reason: 'http_error', noRetry, headers };
  }
  const body = text === '' ? undefined : (parseJson(text) ?? text);
  return { kind: 'taken', status, body, headers };
}
