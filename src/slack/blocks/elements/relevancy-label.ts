import type { ArchiveItem } from '../../../model/archive-item.ts';
import { inheritedLabel, inheritedRelevancy } from '../../../model/relevancy.ts';

/** No line ends between the parts of a rating. */
const TOGETHER = '\u00a0';

/**
 * `●●●●○ 4/5`, `≈3.6 inherited` or `unrated`.
 *
 * @param floor - whether a floor applied: only then does an unrated item stand in with its page's mean.
 */
export function relevancyLabel(found: ArchiveItem, { floor }: { readonly floor: boolean }): string {
  const { relevancy } = found.item;
  if (relevancy !== null) {
    return `${'●'.repeat(relevancy)}${'○'.repeat(5 - relevancy)}${TOGETHER}${relevancy}/5`;
  }
  const mean = inheritedRelevancy(found);
  return mean !== null && floor ? `${inheritedLabel(mean)}${TOGETHER}inherited` : 'unrated';
}
