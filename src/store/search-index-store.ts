/** What search reads is derived from pages and items, and can always be made anew. */
export interface SearchIndexStore {
  /** Looks through the index (0.2 s for 3,500 pages), and makes it anew where it is damaged (3 s). */
  renewDamagedIndex(): Promise<'sound' | 'renewed'>;
}
