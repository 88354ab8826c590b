import type { Collection } from '../../../model/collection.ts';
import { counted } from '../../../model/text/counted.ts';
import { dayMarkup } from '../elements/day-markup.ts';
import type { Print } from '../elements/small-print.ts';

/** `5 items · started by Mira, 23 Nov · closed by Noor, 30 Nov`. */
export function collectionFacts({
  size,
  createdBy,
  createdAt,
  closed,
}: Collection): readonly Print[] {
  return [
    { plain: size === 0 ? 'empty' : counted(size, 'item') },
    { markup: `started by <@${createdBy}>, ${dayMarkup(createdAt)}` },
    ...(closed === null
      ? []
      : [{ markup: `*closed* by <@${closed.by}>, ${dayMarkup(closed.at)}` }]),
  ];
}
