import type { Exports } from '../exports/exports.ts';
import type { PeopleNames } from '../exports/people-names.ts';
import type { AuthorityRules } from '../model/authority.ts';
import type { Clock } from '../model/clock.ts';
import type { Elapsed } from '../model/elapsed.ts';
import type { Events } from '../model/events/events.ts';
import type { Jobs } from '../model/jobs.ts';
import type { ListenerDeps } from './listeners/listener-deps.ts';
import type { NamedPeople } from './people/named-people.ts';
import type { Inbox } from './transport/incoming/inbox.ts';
import type { Installation } from './transport/incoming/installation.ts';
import type { CallOptions } from './transport/own-client.ts';

export interface SlackAppOptions extends CallOptions {
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    /** Port 0 takes any free port. */
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
  /** What the HTTP transport binds to. */
  readonly host: string;
  readonly authority: AuthorityRules;
  /** Whether a flag on a message that shows no item may suggest it. Default: no. */
  readonly intake?: boolean;
  /** See UNFURL_DOMAINS. Default: none. */
  readonly unfurlDomains?: readonly string[];
}

export interface SlackAppDeps
  extends Pick<
    ListenerDeps,
    | 'search'
    | 'digests'
    | 'review'
    | 'collections'
    | 'calibration'
    | 'homeMemory'
    | 'nameMemory'
    | 'linkSilences'
    | 'archiveStatus'
    | 'examine'
  > {
  /** Exports that call people by the names that Slack has for them. */
  readonly exportsWith: (names: PeopleNames) => Exports;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly events: Events;
  /** Sends what people and channels are to be told now. */
  readonly sendNotices: () => Promise<unknown>;
  /** A short reference that ties what a person sees of a fault to the log. */
  readonly newReference: () => string;
  /** What this replica does, of several. Default: it is alone. */
  readonly jobs?: Jobs;
  /** Names this replica. Default: a name of its own. */
  readonly owner?: string;
  /** Default: real time. */
  readonly elapsed?: Elapsed;
  /** Hears from Slack that the app is gone; whoever posts asks it. Default: one of its own. */
  readonly installation?: Installation;
}

export interface SlackApp extends Pick<NamedPeople, 'curators' | 'operators'> {
  /**
   * Asks Slack who the app is, works off what waits, and opens the door. When it throws, nothing
   * is left open, and it may be tried again.
   *
   * @param signal - gives up at once.
   * @returns the port of the HTTP transport; null in Socket Mode.
   * @throws {SlackStartError} its `kind` says whether trying again may help.
   */
  connect(signal?: AbortSignal): Promise<{ readonly port: number | null }>;
  /** Closes the door, waits up to 8 seconds for what is under way, then cuts its calls off. */
  stop(): Promise<void>;
  /** Why Slack cannot reach the app now, in a sentence; null when it can. */
  trouble(): string | null;
  /** Works off events that have been waiting for more than a minute; a chore. */
  replayWaiting(): Promise<void>;
  /** Something that Home tabs show has changed: those of who looked lately are brought up to date. */
  homeChanged(): void;
  /** Tells the threads of decided items what is due; a chore. Reports, and never throws. */
  announceDecisions(): Promise<void>;
  /**
   * Compares the flags with the reactions that Slack shows; a chore, and done at start, when the
   * socket is back, and by who learns late where a message stands. Reports, and never throws.
   */
  compareReactions(): Promise<void>;
}
