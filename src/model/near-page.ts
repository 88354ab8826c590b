import type { ArchiveItem } from './archive-item.ts';
import type { RelatedPage } from './related-page.ts';

/** Why a page is near another: that one names it, it names that one, or both have these labels. */
export type Nearness =
  | { readonly kind: 'closest' }
  | { readonly kind: 'names-it' }
  | { readonly kind: 'shares'; readonly labels: readonly string[] };

/** A page that somebody reads on with. */
export interface NearPage extends RelatedPage {
  readonly why: Nearness;
  /** Its strongest, a few. */
  readonly items: readonly ArchiveItem[];
}
