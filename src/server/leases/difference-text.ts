/** In which of its digest files another replica has something else. */
export interface Difference {
  readonly replica: string;
  /** Those that are here and say something else there, or are not there; empty: it has more. */
  readonly files: readonly string[];
}

/** For operators, in log and status alike; without a full stop. */
export function differenceText({ replica, files }: Difference): string {
  return files.length === 0
    ? `the replica ${replica} has digest files that are not here`
    : `digest files of the replica ${replica} differ: ${files.join(', ')}`;
}
