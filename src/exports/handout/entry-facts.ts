import type { ArchiveItem } from '../../model/archive-item.ts';
import { inheritedLabel, inheritedRelevancy } from '../../model/relevancy.ts';
import type { HandoutEntry } from './handout.ts';

/** `relevancy 4 of 5`, `relevancy ≈3.6, the mean of its page`, `unrated`. */
export function relevancyWords(found: ArchiveItem): string {
  const { relevancy } = found.item;
  const mean = inheritedRelevancy(found);
  if (relevancy !== null) {
    return `relevancy ${relevancy} of 5`;
  }
  return mean === null ? 'unrated' : `relevancy ${inheritedLabel(mean)}, the mean of its page`;
}

/** What the page says of the item beyond its description, by its label. */
export function looksAhead({ item }: ArchiveItem): readonly (readonly [string, string])[] {
  const parts = [
    ['Change', item.change],
    ['In ten years', item.tenYear],
    ['Driving force', item.drivingForce],
  ] as const;
  return parts.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}

/** `added by Jonas · accepted by Mira, 2026-11-23: “energy chapter”`; empty where nobody did anything. */
export function deedsOf({ addedBy, decision }: HandoutEntry): string {
  const said = decision?.text == null ? '' : `: “${decision.text}”`;
  return [
    ...(addedBy === null ? [] : [`added by ${addedBy}`]),
    ...(decision === null ? [] : [`${decision.verdict} by ${decision.by}, ${decision.day}${said}`]),
  ].join(' · ');
}

/** What the sheet says below its title. */
export function sheetLine(size: number, day: string): string {
  return `${size === 1 ? '1 item' : `${size} items`} · ${day}`;
}
