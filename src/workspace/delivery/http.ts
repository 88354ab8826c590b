import { parseJson } from '../json.ts';
import type { Carrier, Parcel, Receipt } from './parcel.ts';
import { signedHeaders } from './signature.ts';

/** Carries parcels to the app's request URL, signed, and waits `answerWithinMs` real milliseconds. */
export function createHttpCarrier(deps: {
  readonly requestUrl: () => string | undefined;
  readonly signingSecret: string;
  readonly answerWithinMs: number;
}): Carrier {
  const { requestUrl, signingSecret, answerWithinMs } = deps;
  return {
    send: async (parcel) => {
      const url = requestUrl();
      if (url === undefined) {
        return { kind: 'failed', status: null, reason: 'not_connected', noRetry: false };
      }
      const { contentType, body } = written(parcel);
      try {
        const response = await fetch(url, {
          method: 'POST',
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(answerWithinMs),
          headers: {
            'content-type': contentType,
            accept: 'application/json,*/*',
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            ...signedHeaders(signingSecret, body),
            ...retryHeaders(parcel),
          },
        });
        return await receiptOf(response);
      } catch (error) {
        const timedOut = error instanceof Error && error.name === 'TimeoutError';
        const reason = timedOut ? 'http_timeout' : 'connection_failed';
        return { kind: 'failed', status: null, reason, noRetry: false };
      }
    },
  };
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
  if (!response.ok) {
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { kind: 'failed', status: response.status, reason: 'http_error', noRetry };
  }
  const body = text === '' ? undefined : (parseJson(text) ?? text);
  return { kind: 'taken', status: response.status, body };
}
