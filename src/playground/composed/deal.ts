/** A card, and how often the deck had gone round before it. */
export interface Dealt<T> {
  readonly card: T;
  readonly round: number;
}

/**
 * What one of many visits to a deck gets: each deals on from where the one before stopped, so that
 * a card comes again when all others have been.
 */
export function deal<T>(deck: readonly T[], cards: number, visit: number): readonly Dealt<T>[] {
  return Array.from({ length: cards }, (_, n) => {
    const at = visit * cards + n;
    return { card: inTurn(deck, at), round: Math.floor(at / deck.length) };
  });
}

/** The value at a place that goes round and round. */
export function inTurn<T>(values: readonly T[], turn: number): T {
  const value = values[turn % values.length];
  if (value === undefined) {
    throw new RangeError(`There is nothing to take in turn ${turn}.`);
  }
  return value;
}
