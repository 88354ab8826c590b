import type { Clock } from '../model/clock.ts';
import type { Log } from '../model/log.ts';
import type { PageBundle } from './bundle/page-bundle.ts';
import type { Parcel, Receipt } from './delivery/parcel.ts';
import type { DisconnectReason } from './delivery/socket.ts';
import type { Act, ActResult, Person, Snapshot, Weather, WireEntry } from './page-protocol.ts';
import type { ChannelSeed } from './state/channels.ts';
import type { Identity } from './state/identity.ts';
import type { OtherApp } from './state/stored-message.ts';
import type { UserGroup } from './state/user-group.ts';
import type { Fault } from './weather.ts';

export interface WorkspaceOptions {
  /** Message timestamps, event times, the Date header, retries and ages follow it; signatures use real time. */
  readonly clock: Clock;
  readonly log: Log;
  /** The app's manifest as parsed from its YAML; commands, events and scopes are held to it. */
  readonly manifest: unknown;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly people: readonly Person[];
  readonly channels: readonly ChannelSeed[];
  /** Default: none, as on a free plan, where Slack refuses to tell of any. */
  readonly userGroups?: readonly UserGroup[];
  /** Where an earlier workspace with the same channels and people ended: what its `save` gave. */
  readonly saved?: unknown;
  /** Names and ids of team and app where they matter. */
  readonly identity?: Partial<Identity>;
  /** Where signed requests go while no socket is open; may come later by {@link Workspace.setRequestUrl}. */
  readonly requestUrl?: string;
  /** Default `slack`: tiers per method, one message per second and channel, bursts of 10. */
  readonly rateLimits?: 'slack' | 'off';
  /** Real milliseconds the app has to answer. Default 3,000, as Slack. */
  readonly answerWithinMs?: number;
  /** Real milliseconds by which a `slow` fault delays the answer. Default 1,000. */
  readonly slowAnswerMs?: number;
  /** Rows of a page at most, however many are asked for: channels, people, messages. Default 1,000. */
  readonly mostRows?: number;
  /** People named beside a reaction's count, unless all are asked for. Default 50. */
  readonly reactionUsers?: number;
  /** Decides which calls the weather hits: 0 up to 1, seeded where that has to repeat. */
  readonly random: () => number;
  readonly page?: () => PageBundle | Promise<PageBundle>;
  /** Lets the page move the clock. Default: it stands by itself. */
  readonly moveClock?: MoveClock;
  /** Where the page offers to move the clock to. */
  readonly clockGoal?: (now: Date) => { readonly label: string; readonly at: Date };
}

/** What somebody who is not at the page says. */
export interface PostByOther {
  readonly channel: string;
  /** A person's id, or the other app's bot user; default none, as of a classic bot. */
  readonly user?: string;
  readonly otherApp?: OtherApp;
  readonly text?: string;
  readonly blocks?: readonly unknown[];
  /** Unfurls, forwards and what old bots say. */
  readonly attachments?: readonly unknown[];
  readonly files?: readonly { readonly name: string; readonly title?: string }[];
  readonly threadTs?: string;
  readonly subtype?: string;
}

/** How the app's rights end. */
export type EndOfInstallation = 'app-uninstalled' | 'bot-token-revoked' | 'app-token-revoked';

/**
 * Moves the clock, one move after another.
 *
 * @param target - where to, from where it stands once the moves before are done.
 * @returns what the page should tell about it; null for nothing.
 */
export type MoveClock = (target: (now: Date) => Date) => Promise<string | null>;

/** Slack on loopback. */
export interface Workspace extends Staging {
  /** `http://127.0.0.1:PORT`. @throws Error before `start`. */
  readonly url: string;
  /** For `slackApiUrl`: ends in `/api/`. @throws Error before `start`. */
  readonly apiUrl: string;
  readonly identity: Identity;
  /** @param options.port - default 0, any free one. */
  start(options?: { readonly port?: number }): Promise<void>;
  /** Cuts every connection; retries that wait are given up. */
  stop(): Promise<void>;
  setRequestUrl(url: string): void;

  /** What a person does; resolves when the app has answered what it has to answer. */
  act(as: string, act: Act): Promise<ActResult>;
  /** What a person sees. */
  snapshot(as: string): Snapshot;
  /**
   * Waits until what a person sees has something to show.
   *
   * @param look - returns undefined, null or false as long as it has not.
   * @throws Error after `withinMs` real milliseconds (default 30,000).
   */
  until<T>(
    as: string,
    look: (seen: Snapshot) => T | undefined | null | false,
    withinMs?: number,
  ): Promise<T>;
  /** Resolves when no event is on its way to the app; retries that wait for their time do not count. */
  idle(): Promise<void>;
  /** Everything that passed between app and workspace, oldest first, the newest 5,000. */
  wire(): readonly WireEntry[];

  /** Tells pages that the clock has moved by other means than theirs. */
  clockMoved(): void;
  /** Messages, memberships and what was read, as JSON; see {@link WorkspaceOptions.saved}. */
  save(): unknown;
}

/** What happens in a workspace without anybody at its page: weather, admins, other apps. */
export interface Staging {
  /** The next calls of a Web API method (`*` is any) go wrong; default once. */
  failNext(method: string, fault: Fault, times?: number): void;
  setWeather(weather: Weather): void;
  archiveChannel(channel: string): void;
  unarchiveChannel(channel: string): void;
  /** Takes the app out of a channel. */
  removeApp(channel: string): void;
  /** Somebody becomes a guest, gets another name or zone, or is deactivated. */
  changePerson(id: string, patch: Partial<Omit<Person, 'id'>>): void;
  /**
   * Lets another app say something, or a person whose client sent blocks, attachments or files.
   *
   * @returns its timestamp.
   */
  post(message: PostByOther): string;
  /** An admin takes a message away; where it has replies, Slack's tombstone stays. */
  deleteMessage(channel: string, ts: string): void;
  /** The bot token has these scopes from now on, whatever the manifest asks for. */
  setScopes(scopes: readonly string[]): void;
  /** The app-level token's, at first `connections:write`. */
  setAppScopes(scopes: readonly string[]): void;
  endInstallation(how: EndOfInstallation): void;
  /** Tells the app over HTTP that it had too many events: app_rate_limited. */
  limitEvents(): void;
  /** Sends the app anything at all, in the way that everything goes; what Slack has never sent too. */
  send(parcel: Parcel): Promise<Receipt>;
  /** Sends Slack's goodbye on every socket, or cuts them without a word. */
  disconnectSockets(how: DisconnectReason | 'cut'): void;
}
