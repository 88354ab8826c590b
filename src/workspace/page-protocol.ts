import type { KnownBlock, View } from '@slack/types';

/**
 * What the workspace's server and its page say to each other. Types only: the
 * page is a browser program and shares no code with the server.
 *
 * - `GET /page/state?as=U…` → Snapshot, everything this person may see.
 * - WebSocket `/page/events?as=U…` → one Change per message.
 * - `POST /page/act` with `{ as, act: Act }` → ActResult.
 */
export interface Snapshot {
  readonly workspace: { readonly teamId: string; readonly name: string };
  readonly me: string;
  readonly people: readonly Person[];
  readonly app: AppInfo;
  readonly channels: readonly Channel[];
  /** Of all channels, thread replies included, oldest first. */
  readonly messages: readonly Message[];
  /** Modals open for this person, bottom first, three at most. */
  readonly modals: readonly OpenView[];
  /** What the app published for this person; null before it has. */
  readonly home: OpenView | null;
  readonly clock: ClockInfo;
  readonly weather: Weather;
  /** The newest 500 exchanges between app and workspace, oldest first. */
  readonly wire: readonly WireEntry[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** `reader`, `curator`, `operator`: shown when switching. */
  readonly role: string;
  /** CSS colour of the avatar's ground. */
  readonly color: string;
  /** IANA zone; default `Etc/UTC`. */
  readonly zone?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  /** Default `member`. Guests are in the channels that name them, and in no other. */
  readonly account?: 'member' | 'guest' | 'single-channel-guest' | 'deactivated';
  /** The other organisation that this person belongs to (Slack Connect); default ours. */
  readonly organisation?: Organisation;
}

/** A Slack team, in an Enterprise Grid where it has one. */
export interface Organisation {
  readonly teamId: string;
  readonly domain: string;
  readonly enterprise?: Enterprise;
}

/** An Enterprise Grid. */
export interface Enterprise {
  /** Begins with `E`. */
  readonly id: string;
  readonly name: string;
}

export interface AppInfo {
  readonly name: string;
  readonly botUserId: string;
  readonly description: string;
  readonly connection: 'http' | 'socket' | 'none';
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly callbackId: string;
    readonly type: 'message' | 'global';
    readonly description: string;
  }[];
  readonly hasHome: boolean;
  /** Whether one can write to the app itself. */
  readonly hasMessages: boolean;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'dm' | 'app';
  /** Without `#`; a person's name for a dm, the app's name for `app`. */
  readonly name: string;
  readonly topic: string;
  readonly appIsMember: boolean;
  /** Messages since this person last read. */
  readonly unread: number;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** The parent's ts for a reply; null outside threads. */
  readonly threadTs: string | null;
  /** A person's id, the app's bot user id, or `USLACKBOT` where the workspace itself speaks. */
  readonly user: string;
  /** The name of another app that says it; null for people and for ours. */
  readonly otherApp: string | null;
  /** mrkdwn. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** Unfurled links, forwarded messages, and what old bots say. */
  readonly attachments: readonly Attachment[];
  readonly files: readonly {
    readonly name: string;
    readonly url: string;
    readonly mimetype: string;
  }[];
  readonly edited: boolean;
  /** Only this person sees it; gone with the next reload of Slack, kept here until dismissed. */
  readonly ephemeral: boolean;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly replies: {
    readonly count: number;
    readonly users: readonly string[];
    readonly latestTs: string | null;
  };
}

/** What stands beneath a message, marked by a line at its side. */
export interface Attachment {
  /** Of whom or what it is: a site, an author, an app. */
  readonly source: string | null;
  readonly title: string | null;
  readonly titleLink: string | null;
  /** mrkdwn. */
  readonly text: string | null;
  readonly blocks: readonly KnownBlock[];
  readonly fields: readonly { readonly title: string; readonly value: string }[];
  readonly footer: string | null;
}

export interface OpenView {
  readonly id: string;
  /** Grows with each update. */
  readonly hash: string;
  readonly view: View;
  /** Per block_id, from `response_action: errors`. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ClockInfo {
  /** ISO instant at the time of sending. */
  readonly now: string;
  /** Whether the page may move it. */
  readonly movable: boolean;
  /** Where one may want to go next; null where nobody says. */
  readonly goal: ClockGoal | null;
}

export interface ClockGoal {
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
}

/** Weather: each from 0 (never) to 1 (always) unless said otherwise. */
export interface Weather {
  readonly rateLimited: number;
  /** Web API calls answered after this many milliseconds. */
  readonly slowMs: number;
  /** The call is carried out, but the connection is cut before the answer. */
  readonly dropped: number;
  /** The call is carried out, but answered with HTTP 500. */
  readonly failed: number;
  /** Events delivered twice. */
  readonly duplicated: number;
}

/** One exchange, seen by the inspector. */
export interface WireEntry {
  readonly id: number;
  /** ISO instant, of the injected clock. */
  readonly at: string;
  readonly direction: 'app→slack' | 'slack→app';
  readonly transport: 'http' | 'socket';
  /** `chat.postMessage`, `command /signals`, `event reaction_added`, `block_actions`. */
  readonly name: string;
  /** Over the socket the whole envelope. */
  readonly request: unknown;
  /** Null where there is none, or an empty one. */
  readonly response: unknown;
  /** By lower-case name, without tokens; none over the socket. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** HTTP status; null while under way and over the socket. */
  readonly status: number | null;
  /** Real milliseconds until the answer or ack; null while under way. */
  readonly tookMs: number | null;
  /** Slack's error code, `ratelimited`, `http_timeout`, `connection dropped`; null when well. */
  readonly error: string | null;
}

/** Each change replaces what has the same key; the page never needs a reload. */
export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message-removed'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'channels'; readonly channels: readonly Channel[] }
  | { readonly kind: 'modals'; readonly modals: readonly OpenView[] }
  | { readonly kind: 'home'; readonly home: OpenView | null }
  | { readonly kind: 'app'; readonly app: AppInfo }
  | { readonly kind: 'clock'; readonly clock: ClockInfo }
  | { readonly kind: 'weather'; readonly weather: Weather }
  | { readonly kind: 'wire'; readonly entry: WireEntry };

/** `state.values` of Slack's interaction payloads: block_id → action_id → element state. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Where an interactive element stands. */
export type Container =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'view'; readonly viewId: string };

/** What a person does. */
export type Act =
  | {
      readonly kind: 'say';
      readonly channel: string;
      readonly threadTs: string | null;
      readonly text: string;
    }
  /** `/signals regulation`, as typed into the composer. */
  | { readonly kind: 'command'; readonly channel: string; readonly text: string }
  | {
      readonly kind: 'react' | 'unreact';
      readonly channel: string;
      readonly ts: string;
      readonly emoji: string;
    }
  | {
      readonly kind: 'action';
      readonly container: Container;
      readonly blockId: string;
      readonly actionId: string;
      /** The element's type with its value, as Slack sends it in `actions[0]`: `{type:'button', value}`, `{type:'static_select', selected_option}`. */
      readonly action: Readonly<Record<string, unknown>> & { readonly type: string };
      readonly values: StateValues;
    }
  | {
      readonly kind: 'options';
      readonly container: Container;
      readonly blockId: string;
      readonly actionId: string;
      readonly typed: string;
    }
  | { readonly kind: 'submit-view'; readonly viewId: string; readonly values: StateValues }
  | { readonly kind: 'close-view'; readonly viewId: string; readonly clear: boolean }
  /** Opens the app itself, at one of its tabs. */
  | { readonly kind: 'open-home' | 'open-messages' }
  | {
      readonly kind: 'message-shortcut';
      readonly channel: string;
      readonly ts: string;
      readonly callbackId: string;
    }
  | { readonly kind: 'global-shortcut'; readonly callbackId: string }
  | { readonly kind: 'dismiss'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'read'; readonly channel: string }
  | { readonly kind: 'invite-app'; readonly channel: string }
  | { readonly kind: 'move-clock'; readonly to: string }
  /** From where the clock stands once the moves before it are done. */
  | { readonly kind: 'forward-clock'; readonly byMs: number }
  | { readonly kind: 'set-weather'; readonly weather: Weather };

/** `error` is what Slack's own client would show: `/signals failed with the error "operation_timeout"`. */
export type ActResult =
  | {
      readonly ok: true;
      readonly options?: readonly unknown[];
      /** What the page tells about it. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly error: string };
