/** What the Slack app and review report. */
export interface SlackEvents {
  /** By Socket Mode, or by signed HTTP at a port. */
  'slack-connected': { readonly transport: 'socket' | 'http'; readonly port: number | null };
  'socket-opened': Record<never, never>;
  'socket-lost': Record<never, never>;
  /** The socket stays away: for more than half a minute, or until somebody does something. */
  'socket-missing': { readonly kind: 'final' | 'temporary'; readonly reason: string };
  /** Slack sent what nobody listens to. */
  'request-unheard': { readonly request: string };
  'events-limited': Record<never, never>;
  'installation-ended': { readonly reason: string };
  'scope-missing': { readonly scope: string; readonly feature: string };
  /** CURATORS or OPERATORS name somebody whom Slack does not know here. */
  'people-unknown': { readonly ids: readonly string[] };
  'reactions-compared': {
    readonly messages: number;
    readonly added: number;
    readonly removed: number;
    readonly unread: number;
  };
  'comparison-failed': { readonly error: unknown };
  'share-recorded-late': { readonly channel: string; readonly ts: string };
  'request-refused': { readonly status: number; readonly why: string };
  'request-unremembered': { readonly error: unknown };
  'request-unreadable': { readonly error: unknown };
  'request-failed': {
    /** What the person was told, to be found here. */
    readonly reference: string;
    /** The command, action, view or event. */
    readonly request: string;
    readonly event?: string;
    readonly error: unknown;
  };
  'person-not-told': { readonly reference: string; readonly error?: unknown };
  'event-repeated': { readonly id: string; readonly state: string };
  'event-replayed': { readonly id: string };
  'requests-unfinished': { readonly left: number };
  'quiet-reaction-failed': {
    readonly channel: string;
    readonly ts: string;
    readonly error: unknown;
  };
  'token-renewed': { readonly expiresAt: Date };
  /** It is tried again each five minutes; at its end nothing works. */
  'token-not-renewed': { readonly reason: string };
  'decision-made': { readonly item: string; readonly verdict: string; readonly by: string };
  'home-unpublished': { readonly error: unknown };
  'decision-undone': { readonly item: string; readonly by: string };
  'announcing-failed': { readonly error: unknown };
  /** Somebody sent in what they may not do (any more). */
  'act-refused': { readonly act: string; readonly because: string };
  'decision-unannounced': {
    readonly channel: string;
    readonly item: string;
    readonly reason: string | undefined;
    readonly error: unknown;
  };
  'decision-without-item': Record<never, never>;
  'queue-too-old': Record<never, never>;
  /** A line of Bolt or of Slack's SDK. */
  'library-said': { readonly level: 'debug' | 'warn' | 'error'; readonly text: string };
}
