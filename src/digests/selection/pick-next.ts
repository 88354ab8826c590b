import type { ItemKind } from '../../model/item.ts';
import type { Shares } from './shares.ts';
import type { Contender, Tally } from './tally.ts';

/** The next item, and the kind that its place was held for; null where it would have had it anyway. */
export interface Picked {
  readonly best: Contender;
  readonly heldFor: ItemKind | null;
}

/** More than relevancy and all costs of fifty items can make up for. */
const WORTHS_APART = 1_000;

/**
 * Picks the most worthy of what may still be taken. Once no more places are left than are held for
 * kinds that have none yet, only these are asked.
 *
 * @param waiting - in the order that decides between equals.
 * @param places - that are left, at least one.
 */
export function pickNext(
  waiting: readonly Contender[],
  tally: Tally,
  { heldFor, places }: Pick<Shares, 'heldFor'> & { readonly places: number },
): Picked | null {
  const allowed = waiting.filter((one) => tally.hasPlace(one));
  const withinThemes = allowed.filter((one) => tally.fullTheme(one) === undefined);
  const open = withinThemes.length > 0 ? withinThemes : allowed;
  const best = bestOf(open, tally);
  if (best === null || placesHeld(open, tally, heldFor) < places) {
    return best === null ? null : { best, heldFor: null };
  }
  const waitedFor = open.filter(({ candidate }) => tally.heldStill(candidate.kind) > 0);
  const held = bestOf(waitedFor, tally) ?? best;
  return { best: held, heldFor: held === best ? null : held.candidate.kind };
}

/** Places that kinds still wait for, no more than they can fill. */
function placesHeld(open: readonly Contender[], tally: Tally, heldFor: Shares['heldFor']): number {
  let sum = 0;
  for (const kind of heldFor.keys()) {
    const available = open.filter(({ candidate }) => candidate.kind === kind).length;
    sum += Math.min(tally.heldStill(kind), available);
  }
  return sum;
}

/** The first of the most worthy. */
function bestOf(open: readonly Contender[], tally: Tally): Contender | null {
  let best: { readonly contender: Contender; readonly worth: number } | null = null;
  for (const contender of open) {
    const worth = worthOf(contender, tally);
    if (best === null || worth > best.worth) {
      best = { contender, worth };
    }
  }
  return best?.contender ?? null;
}

/** Relevancy less what its page and themes have cost; a lower tier is always worth less. */
function worthOf(contender: Contender, tally: Tally): number {
  const { tier, relevancy, candidate } = contender;
  const rank = tier * 2 + Number(candidate.words === 'label');
  const worth = relevancy - tally.pageCost(contender) - tally.themeCost(contender);
  return worth - rank * WORTHS_APART;
}
