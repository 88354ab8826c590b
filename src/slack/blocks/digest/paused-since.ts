import type { ContextBlock } from '@slack/types';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import { slotTime } from '../../../model/calendar.ts';
import type { Pause } from '../../../model/digest/pause.ts';
import { context } from '../elements/basic-blocks.ts';

/** Above a digest that was sent: that no other follows, and why. */
export function pausedSince(
  { because, at }: Pause,
  { timezone }: { readonly timezone: string },
): ContextBlock {
  return context(`Paused since ${slotTime(at, timezone)}: ${pauseWords(because, 'its channel')}`);
}
