import type { Act, ActResult } from '../../page-protocol.ts';

/** An act's outcome; a workspace that is gone is a failure with words. */
export type SentAct = ActResult & { readonly lost?: boolean };

/** Does something in the workspace as a person. */
export async function sendAct(person: string | null, act: Act): Promise<SentAct> {
  try {
    const response = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: person, act }),
    });
    const result: ActResult = await response.json();
    return result;
  } catch {
    return {
      ok: false,
      error: 'The workspace does not answer. Is the playground still running?',
      lost: true,
    };
  }
}
