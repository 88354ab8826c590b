import type { KnownBlock } from '@slack/types';
import type { ItemHistory } from '../../../../model/review/review.ts';
import { counted } from '../../../../model/text/counted.ts';
import { dayMarkup } from '../../elements/day-markup.ts';
import { escapeText } from '../../elements/escape-text.ts';
import { shortLine } from '../../elements/short-line.ts';
import { smallPrint } from '../../elements/small-print.ts';
import { decisionMarkup } from '../standing-print.ts';

const PEOPLE_SHOWN = 5;
const DIGESTS_SHOWN = 3;
const DECISIONS_SHOWN = 3;

/** `flagged by Noor, Jonas · in weekly, 16 Nov · dismissed by Mira, 23 Nov “Seen in June”`. */
export function historyBlocks({ flags, decisions, digests }: ItemHistory): KnownBlock[] {
  const parts = [
    ...(flags.length === 0 ? [] : [`flagged by ${people(flags)}`]),
    ...digests
      .slice(0, DIGESTS_SHOWN)
      .map(({ digest, at }) => `in ${escapeText(shortLine(digest, 60))}, ${dayMarkup(at)}`),
    ...decisions.slice(-DECISIONS_SHOWN).map((decision) => decisionMarkup(decision)),
  ];
  return parts.length === 0 ? [] : [smallPrint({ markup: `*History* ${parts.join(' · ')}` })];
}

function people(flags: ItemHistory['flags']): string {
  const named = flags.slice(0, PEOPLE_SHOWN).map(({ user, reasons }) => {
    const why = reasons.length === 0 ? '' : ` (${escapeText(reasons.join(', '))})`;
    return `<@${user}>${why}`;
  });
  const more = flags.length - named.length;
  return [...named, ...(more > 0 ? [counted(more, 'other')] : [])].join(', ');
}
