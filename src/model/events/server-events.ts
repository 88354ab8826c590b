/** What serving, its database and its lease report. */
export interface ServerEvents {
  'server-ready': { readonly healthPort: number; readonly slackPort: number | null };
  'server-stopping': Record<never, never>;
  /** A variable is set that another one goes before. */
  'variable-unused': { readonly variable: string; readonly because: string };
  'chore-failed': { readonly chore: string; readonly error: unknown };
  'lease-awaited': { readonly holder: string };
  'lease-lost': { readonly holder: string };
  'lease-renewal-failed': { readonly error: unknown };
  'database-locked': { readonly tries: number };
  'database-migrated': { readonly version: number };
  /** Readers and writers will wait for each other: the file system has no write-ahead log. */
  'journal-unavailable': { readonly journalMode: string };
}
