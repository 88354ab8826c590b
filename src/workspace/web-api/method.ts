import type { JsonObject } from '../json.ts';
import type { Tier } from '../rate-limits.ts';

/** What Slack answers: `ok`, and either the method's fields or an error code. */
export type Answer =
  | ({ readonly ok: true } & JsonObject)
  | ({ readonly ok: false; readonly error: string } & JsonObject);

/** One method of Slack's Web API. */
export interface Method {
  readonly tier: Tier;
  /** Which token it takes; default the bot's. */
  readonly token?: 'bot' | 'app' | 'none';
  /** One of these scopes is needed; none where the list is empty. */
  readonly scopes: readonly string[];
  /** Scopes all of which are needed, since they depend on what is asked for. */
  readonly scopesFor?: (args: JsonObject) => readonly string[];
  /** Arguments without which it is refused. */
  readonly needs: readonly string[];
  /** Counts against the channel as well: about one message per second. */
  readonly perChannel?: true;
  readonly run: (args: JsonObject) => Answer;
}

export type Methods = Readonly<Record<string, Method>>;

export function refuse(error: string, messages: readonly string[] = []): Answer & { ok: false } {
  return {
    ok: false,
    error,
    ...(messages.length > 0 && { errors: messages, response_metadata: { messages } }),
  };
}
