import type { ArchiveItem } from '../../model/archive-item.ts';
import { inheritedLabel, inheritedRelevancy } from '../../model/relevancy.ts';

/** `●●●●○ 4/5`; `unrated`, with the page's mean when it has one: `unrated ≈3.6`. */
export function relevancyText(found: ArchiveItem): string {
  const { relevancy } = found.item;
  if (relevancy !== null) {
    return `${'●'.repeat(relevancy)}${'○'.repeat(5 - relevancy)} ${relevancy}/5`;
  }
  const inherited = inheritedRelevancy(found);
  return inherited === null ? 'unrated' : `unrated ${inheritedLabel(inherited)}`;
}
