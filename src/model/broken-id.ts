/**
 * An id as the generator's clean-up step left it in link lists: a `d` after eight digits was
 * taken for the suffix of a date and dropped. The id itself when nothing was dropped.
 */
export function brokenId(id: string): string {
  return id.replace(/(\d{8})d/g, '$1');
}
