/** How an item stands against a digest's minimum relevancy; lower tiers come first. */
export interface Standing {
  /** 0: by its own rating. 1: unrated, standing in with its page's mean. 2: neither. */
  readonly tier: 0 | 1 | 2;
  /** Its rating, or the mean it inherits; 0 when there is neither. */
  readonly relevancy: number;
  readonly passes: boolean;
}

/**
 * @param own - the item's rating.
 * @param inherited - its page's mean.
 * @param minimum - null lets everything pass, rated or not.
 */
export function standingOf(
  own: number | null,
  inherited: number | null,
  minimum: number | null,
): Standing {
  const passes = (relevancy: number) => minimum === null || relevancy >= minimum;
  if (own !== null) {
    return { tier: 0, relevancy: own, passes: passes(own) };
  }
  return inherited === null
    ? { tier: 2, relevancy: 0, passes: minimum === null }
    : { tier: 1, relevancy: inherited, passes: passes(inherited) };
}
