import type { ActionsBlock } from '@slack/types';
import { buttons } from '../../elements/basic-blocks.ts';
import { decideAgainButton } from '../../review/decision.ts';
import { askAgainButton, reasonButtons } from '../../review/flagged.ts';
import { itemName } from '../item-card.ts';
import type { ItemDetails } from './item-details.ts';

/** `[It is doubtful] [Ask again] [Decide again]`, as far as they are the reader's to press. */
export function reviewButtons({
  found,
  standing,
  reasons,
  mayDecide,
}: ItemDetails): readonly ActionsBlock[] {
  const item = found.item.id;
  const name = itemName(found);
  const decision = standing?.decision ?? null;
  const isDecided = decision !== null && standing?.isOpen === false;
  return buttons(
    ...(standing?.isMine === true
      ? reasonButtons({ item, mark: null, reasons, given: standing.myReasons, name })
      : []),
    ...(isDecided ? [askAgainButton(item, name)] : []),
    ...(mayDecide && standing !== undefined ? [decideAgainButton(item, decision, name)] : []),
  );
}
