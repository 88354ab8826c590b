/** Makes ids that look like Slack's and never repeat: a letter or two and ten characters. */
export type NewId = (prefix: string) => string;

export interface Ids {
  readonly newId: NewId;
  /** How many have been given. */
  given(): number;
}

/** @param given - how many were given before. */
export function createIds(given = 0): Ids {
  let count = given;
  return {
    newId: (prefix) => {
      count += 1;
      return `${prefix}${count.toString(36).toUpperCase().padStart(10, '0')}`;
    },
    given: () => count,
  };
}
