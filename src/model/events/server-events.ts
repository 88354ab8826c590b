/** What serving, its database and its lease report. */
export interface ServerEvents {
  'server-ready': { readonly healthPort: number; readonly slackPort: number | null };
  'health-opened': { readonly port: number };
  'metrics-opened': { readonly port: number };
  /** Milliseconds of real time. */
  'search-answered': { readonly ms: number };
  'server-stopping': Record<never, never>;
  /** A part did not stop in time; the process ends without it. */
  'stop-left': { readonly step: string };
  'stop-failed': { readonly step: string; readonly error: unknown };
  /** An error that nobody caught: the server stops in order, and the process ends with 1. */
  'error-uncaught': { readonly error: unknown };
  /** Slack does not take the app yet, for a reason that may pass. */
  'slack-awaited': { readonly reason: string };
  /** Our clock against Slack's; ahead of it where it is above zero. */
  'clock-skewed': { readonly seconds: number; readonly whose: 'machine' | 'database' };
  'clock-agrees': Record<never, never>;
  /** The first index takes so long that digests are planned by what is there. */
  'planning-unindexed': { readonly minutes: number };
  /** A variable is set that another one goes before. */
  'variable-unused': { readonly variable: string; readonly because: string };
  'chore-failed': { readonly chore: string; readonly error: unknown };
  'lease-awaited': { readonly holder: string };
  'lease-lost': { readonly holder: string };
  /** The database cannot be written to; said again each minute while it is so. */
  'lease-renewal-failed': { readonly error: unknown };
  'lease-renewed': Record<never, never>;
  /** At the end it could not be given back; it runs out by itself. */
  'lease-left': { readonly error: unknown };
  /** Another replica does it now, or did meanwhile; empty: nobody is known. */
  'job-lost': { readonly job: string; readonly holder: string };
  /** What search reads is damaged; it is derived, and made anew. Null: its tables cannot be opened. */
  'search-index-damaged': { readonly error: unknown };
  'search-index-renewed': Record<never, never>;
  /** A question was told to come again: too many were waiting for the database. */
  'store-overloaded': { readonly method: string; readonly waiting: number };
  /** A thread that worked on the database died or was too slow; the next call has another. */
  'store-thread-ended': { readonly method: string; readonly error: unknown };
  /** An answer was given without its further pages, since its list could not be written. */
  'result-list-not-kept': { readonly error: unknown };
  /** The shared database had no tables of ours yet. */
  'truth-made': { readonly version: number };
  /** Its tables were brought to this version. */
  'truth-updated': { readonly from: number; readonly version: number };
  /** Another replica has had other digest files for minutes; of those here these. */
  'digest-files-differ': { readonly replica: string; readonly files: readonly string[] };
  /** A start waits for it, for a reason that may pass. */
  'truth-awaited': { readonly reason: string };
  /** It cannot be reached, does not answer, or has another version's tables now; said once. */
  'truth-lost': { readonly error: unknown };
  'truth-back': Record<never, never>;
  'projection-building': { readonly because: string };
  'projection-built': Record<never, never>;
  /** What the shared database has accepted could not be written to its copy here; it is fetched again. */
  'projection-not-written': { readonly error: unknown };
  'database-locked': { readonly tries: number };
  /** Before it is migrated. */
  'database-copied': { readonly copy: string; readonly version: number };
  /** The database was closed with its log beside it; whoever opens it next reads both. */
  'checkpoint-failed': { readonly error: unknown };
  'database-migrated': { readonly version: number };
  /** Readers and writers will wait for each other: the file system has no write-ahead log. */
  'journal-unavailable': { readonly journalMode: string };
  'backup-made': { readonly file: string; readonly bytes: number; readonly dropped: number };
  'backup-failed': { readonly error: unknown };
}
