import { InvalidArgumentError } from 'commander';

/** A reader of option values for commander: a whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw new InvalidArgumentError(`A whole number from ${min} to ${max} was expected.`);
    }
    return number;
  };
}
