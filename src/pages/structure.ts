/** Which lines of a page are headings and list items. Lines count from 0. */
export interface BlockStructure {
  /** Headings outside lists, top to bottom. */
  readonly headings: readonly { readonly line: number; readonly depth: number }[];
  /** The bullets of every list with nested ones in their place; `end` is the first line after the item's own text. */
  readonly bullets: readonly { readonly line: number; readonly end: number }[];
}
