import type { Finding } from '../../model/finding.ts';

/** Slack waits no longer for an answer. */
const TIMEOUT_MS = 3_000;

/** Whether anything of ours answers where Slack's requests are to arrive: unsigned, it refuses. */
export async function checkHttp(host: string, port: number): Promise<Finding> {
  const check = 'request-address';
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/slack/events`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status === 401
      ? {
          check,
          state: 'well',
          symptom: `${url} takes signed requests alone`,
          remedy:
            'Slack must reach it from outside: `signalpost manifest --http https://…` has every address.',
        }
      : {
          check,
          state: 'trouble',
          symptom: `${url} answers with ${response.status}`,
          cause: 'Another program has this port.',
          remedy: 'Choose another PORT.',
        };
  } catch {
    return {
      check,
      state: 'warning',
      symptom: `nothing answers at ${url}`,
      cause: 'The server does not run.',
      remedy: 'Start it: npm start.',
    };
  }
}
