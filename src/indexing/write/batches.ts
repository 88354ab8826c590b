/** How much may be done at once: whichever comes first. One thing alone may be larger. */
export interface BatchLimits {
  readonly count: number;
  readonly bytes: number;
}

/** Cuts a list into batches, order kept. Sizes matter: a page may be 8 KB, or 4 MB. */
export function* inBatches<T extends { readonly size: number }>(
  things: Iterable<T>,
  { count, bytes }: BatchLimits,
): Generator<readonly T[]> {
  let batch: T[] = [];
  let size = 0;
  for (const thing of things) {
    const bytesOfIt = Math.max(0, thing.size);
    if (batch.length === count || (batch.length > 0 && size + bytesOfIt > bytes)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(thing);
    size += bytesOfIt;
  }
  if (batch.length > 0) {
    yield batch;
  }
}
