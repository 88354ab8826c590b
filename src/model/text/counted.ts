/** `2,140`: the one way in which numbers are written for people. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 page`, `2 pages`, `1,234 pages`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
