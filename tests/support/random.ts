/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** Both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  weighted<T>(values: readonly (readonly [T, number])[]): T;
}

export function createRandom(seed: number): Random {
  let state = (seed + 0x9e3779b9) >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const valueAt = <T>(values: readonly T[], at: number): T => {
    const value = values[at];
    if (value === undefined) {
      throw new RangeError(`There is no value at ${at} of ${values.length}.`);
    }
    return value;
  };
  return {
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => valueAt(values, Math.floor(next() * values.length)),
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      const found = values.findIndex(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return valueAt(values, found === -1 ? values.length - 1 : found)[0];
    },
  };
}
