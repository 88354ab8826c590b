import type { KnownFile } from '../store/store.ts';

/** Vanished files by their bytes: a new file with the same bytes is the vanished one, renamed. */
export interface Renames {
  /** The vanished file that had these bytes; each is given once. */
  take(hash: string): string | undefined;
  /** Those that were not taken. */
  left(): readonly KnownFile[];
}

export function createRenames(vanished: readonly KnownFile[]): Renames {
  const left = new Map(vanished.map((file) => [file.file, file]));
  const byHash = new Map<string, string[]>();
  // Without a hash, nothing is known of the bytes.
  for (const { file, hash } of vanished.filter((known) => known.hash !== '')) {
    const files = byHash.get(hash) ?? [];
    files.push(file);
    byHash.set(hash, files);
  }
  return {
    take: (hash) => {
      const file = byHash.get(hash)?.shift();
      if (file !== undefined) {
        left.delete(file);
      }
      return file;
    },
    left: () => [...left.values()],
  };
}
