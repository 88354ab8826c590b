import type { JsonObject } from '../json.ts';

/** What the workspace sends to the app. */
export interface Parcel {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  /** Over HTTP it goes to the address for options, which has one of its own. */
  readonly asksForOptions?: true;
  /** For the inspector: `command /signals`, `event reaction_added`, `block_actions`. */
  readonly name: string;
  readonly payload: JsonObject;
  /** On a repeated event only. */
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** A parcel as it goes over the wire. */
export interface PackedParcel {
  /** Of an HTTP request; none over a socket. */
  readonly headers: Readonly<Record<string, string>>;
  /** The payload, over a socket in its envelope. */
  readonly content: JsonObject;
  send(): Promise<Receipt>;
}

/** How the app took it; `headers` are those of an HTTP response. */
export type Receipt = {
  readonly headers?: Readonly<Record<string, string>>;
} /** `body`: parsed JSON, else the text; undefined where there was none. */ & (
  | { readonly kind: 'taken'; readonly status: number | null; readonly body: unknown }
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly reason: 'http_timeout' | 'http_error' | 'connection_failed' | 'not_connected';
      /** The app asked not to be sent this event again. */
      readonly noRetry: boolean;
    }
);

export interface Carrier {
  pack(parcel: Parcel): PackedParcel;
}
