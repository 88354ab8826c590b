import type { JsonObject } from '../json.ts';

/** What the workspace sends to the app. */
export interface Parcel {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** For the inspector: `command /signals`, `event reaction_added`, `block_actions`. */
  readonly name: string;
  readonly payload: JsonObject;
  /** On a repeated event only. */
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** How the app took it. */
export type Receipt =
  /** `body`: parsed JSON, else the text; undefined where there was none. */
  | { readonly kind: 'taken'; readonly status: number | null; readonly body: unknown }
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly reason: 'http_timeout' | 'http_error' | 'connection_failed' | 'not_connected';
      /** The app asked not to be sent this event again. */
      readonly noRetry: boolean;
    };

export interface Carrier {
  send(parcel: Parcel): Promise<Receipt>;
}
