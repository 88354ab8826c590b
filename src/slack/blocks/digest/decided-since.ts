import type { KnownBlock } from '@slack/types';
import type { ItemStanding } from '../../../model/review/review.ts';
import { smallPrint } from '../elements/small-print.ts';
import { decidedPrint } from '../search/standing-print.ts';

/** `✓ accepted by Mira, 23 Nov`, for one person to see; nothing where nothing was decided. */
export function decidedSince(standing: ItemStanding | undefined): KnownBlock[] {
  const print = decidedPrint(standing);
  return print.length === 0 ? [] : [smallPrint(...print)];
}
