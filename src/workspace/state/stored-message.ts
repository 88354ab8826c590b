import type { KnownBlock } from '@slack/types';
import type { JsonObject } from '../json.ts';
import type { StoredFile } from './files.ts';

export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
}

/** An app that is not ours: a feed, a bot, a workflow. */
export interface OtherApp {
  /** Begins with `B`. */
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
}

export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** A person's id, the app's bot user id, `USLACKBOT`, or empty for a classic bot, which has none. */
  readonly user: string;
  /** The other app that says it; null for people and for ours. */
  readonly otherApp: OtherApp | null;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly attachments: readonly JsonObject[];
  readonly files: readonly StoredFile[];
  readonly metadata: JsonObject | null;
  readonly reactions: readonly Reaction[];
  /** When it was edited, as a timestamp; null where it never was. */
  readonly editedTs: string | null;
  /** The one person who sees an ephemeral message; null for all others. */
  readonly onlyFor: string | null;
  /** A reply that is shown in the channel as well. */
  readonly broadcast: boolean;
  /** `tada` on channel joins and such; null on what someone wrote. */
  readonly subtype: string | null;
}

/** What a new message needs; all else has a default. */
export type Draft = Pick<StoredMessage, 'channel' | 'user' | 'text'> & Partial<StoredMessage>;
